package dev.actor.spring.boot.lifecycle;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Applications without a web server, each in a JVM of its own. */
class KeepAliveTests {

	@Test
	void theJvmLivesAsLongAsTheTree() throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(ConsoleApplication.class)) {
			jvm.awaitLine("main has returned");
			jvm.command("threads");
			jvm.awaitLine("alive because of [application-keep-alive]");
			jvm.command("count");
			jvm.awaitLine("count is 0");

			jvm.command("close");

			assertThat(jvm.awaitExit()).as(jvm::transcript).isZero();
			assertThat(jvm.transcript()).contains("the janitor has cleaned up");
		}
	}

	@Test
	void theJvmEndsWhenTheRootHasGivenUp() throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(ConsoleApplication.class, "--actor.root.intensity=0")) {
			jvm.awaitLine("main has returned");

			jvm.command("crash");

			assertThat(jvm.awaitExit()).as(jvm::transcript).isZero();
			assertThat(jvm.transcript()).contains("ROOT SUPERVISOR HAS ENDED");
		}
	}

	@Test
	void theJvmEndsWithTheExitCodeOfTheRoot() throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(ConsoleApplication.class, "--actor.root.intensity=0",
				"--actor.on-root-exit=exit", "--actor.root-exit-code=70")) {
			jvm.awaitLine("main has returned");

			jvm.command("crash");

			assertThat(jvm.awaitExit()).as(jvm::transcript).isEqualTo(70);
			assertThat(jvm.transcript()).contains("The JVM ends with code 70 ('actor.on-root-exit' is 'exit')");
		}
	}

	@Test
	void theJvmEndsWithMainIfTheTreeIsNotToKeepItAlive() throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(ConsoleApplication.class, "--actor.keep-alive=false")) {
			assertThat(jvm.awaitExit()).as(jvm::transcript).isZero();
			assertThat(jvm.transcript()).contains("the janitor has cleaned up");
		}
	}

	@Test
	void aTerminatedJvmStopsItsTreeInOrder() throws IOException, InterruptedException {
		try (ChildJvm jvm = new ChildJvm(ConsoleApplication.class)) {
			jvm.awaitLine("main has returned");

			jvm.terminate();

			assertThat(jvm.awaitExit()).as(jvm::transcript).isEqualTo(143);
			assertThat(jvm.transcript()).contains("the janitor has cleaned up").doesNotContain("ROOT SUPERVISOR");
		}
	}

}
