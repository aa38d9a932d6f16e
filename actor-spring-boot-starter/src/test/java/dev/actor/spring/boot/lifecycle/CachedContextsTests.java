package dev.actor.spring.boot.lifecycle;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CachedContextsTests {

	@ParameterizedTest
	@ValueSource(strings = { "exit", "return" })
	void aSuiteWhoseContextsAreCachedLeavesNothing(String end) throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(CachedContexts.class, end)) {
			jvm.awaitLine("6 tests succeeded, 0 failed");

			assertThat(jvm.awaitExit()).as(jvm::transcript).isZero();
			assertThat(jvm.transcript().lines().filter((line) -> line.endsWith("has cleaned up")))
				.containsExactlyInAnyOrder("red has cleaned up", "green has cleaned up", "blue has cleaned up",
						"green has cleaned up");
			assertThat(jvm.transcript().lines().filter((line) -> line.endsWith("threads are left")))
				.allMatch((line) -> line.contains(": 0 processes and [] of ") && !line.contains(" of 0 threads"))
				.hasSize(4);
		}
	}

}
