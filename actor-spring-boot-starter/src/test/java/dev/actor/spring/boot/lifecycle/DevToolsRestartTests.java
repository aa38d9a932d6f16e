package dev.actor.spring.boot.lifecycle;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DevToolsRestartTests {

	@Test
	void aRestartLeavesNothingOfTheFirstRun() throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(RestartedApplication.class, "--actor.name=restarted")) {
			jvm.awaitLine("count is 1");
			jvm.awaitLine("first: 2 processes in RestartClassLoader");
			jvm.awaitLine("count is 1");
			jvm.awaitLine("second: 0 processes of the first are left in RestartClassLoader");
			assertThat(jvm.awaitLine("threads are left")).startsWith("second: [] of ").doesNotContain("of 0 threads");

			assertThat(jvm.awaitExit()).as(jvm::transcript).isZero();
		}
	}

}
