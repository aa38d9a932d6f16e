package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Children that find in their initialiser that they are not needed. */
@ActorSystemTest(virtualTime = true)
class IgnoredChildTests {

	@ParameterizedTest
	@EnumSource
	@Rule({ "R226", "R227", "R318" })
	void oneAtTheStartCountsAsStartedAndIsForgottenOnlyIfItIsTemporary(Restart restart, ActorSystem system,
			Process self) {
		Chronicle chronicle = new Chronicle(self);
		chronicle.isNotNeeded("b");

		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.child(chronicle.child("a"))
			.child(chronicle.child("b", restart))
			.child(chronicle.child("c")));

		chronicle.happens("+a", "~b", "+c");
		assertKeptUnlessTemporary(supervisor, restart);
		assertThat(supervisor.countChildren().active()).isEqualTo(2);
		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R226", "R227", "R304" })
	void oneThatAnOperatorStartsIsToldAndKeptInTheSameWay(Restart restart, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		chronicle.isNotNeeded("b");
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top"));

		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> supervisor.startChild(chronicle.child("b", restart)))
			.extracting(StartException::error)
			.isEqualTo(new StartError.Ignored());

		chronicle.happens("~b");
		assertKeptUnlessTemporary(supervisor, restart);
	}

	@Test
	@ActorSystemTest
	@Rule("R264")
	void oneThatIsStartedAgainIsKeptWithoutAPid(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForOne("top").intensity(1, Duration.ofMinutes(1)).child(chronicle.child("b")));
		chronicle.happens("+b");
		chronicle.isNotNeeded("b");

		chronicle.crash("b");

		chronicle.happens("!b", "~b");
		assertKeptUnlessTemporary(supervisor, Restart.PERMANENT);
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> supervisor.restartChild("b"))
			.extracting(StartException::error)
			.isEqualTo(new StartError.Ignored());
		chronicle.happens("~b");
		chronicle.isNeeded("b");
		assertThat(supervisor.restartChild("b")).isEqualTo(chronicle.pid("b"));
		chronicle.happens("+b");
	}

	@Test
	@ActorSystemTest
	@Rule("R264")
	void oneInAGroupDoesNotHoldUpTheOthers(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForAll("top")
			.child(chronicle.child("a"))
			.child(chronicle.child("b"))
			.child(chronicle.child("c")));
		chronicle.happens("+a", "+b", "+c");
		chronicle.isNotNeeded("b");

		chronicle.crash("a");

		chronicle.happens("!a", "-c", "-b", "+a", "~b", "+c");
		assertKeptUnlessTemporary(supervisor, Restart.PERMANENT);
		chronicle.nothingHappens();
	}

	private static void assertKeptUnlessTemporary(Supervisor supervisor, Restart restart) {
		if (restart == Restart.TEMPORARY) {
			assertThat(supervisor.whichChild("b")).isEmpty();
		}
		else {
			assertThat(supervisor.whichChild("b")).get().satisfies((child) -> {
				assertThat(child.state()).isEqualTo(TreeNode.State.STOPPED);
				assertThat(child.pid()).isEmpty();
			});
		}
	}

}
