package dev.actor.supervisor;

import java.time.Duration;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/** Restarts after a wait, which OTP does not know. */
@ActorSystemTest(virtualTime = true)
class BackoffTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	private static final Backoff LONG = Backoff.exponential(Duration.ofHours(1), Duration.ofHours(2));

	@Test
	@ActorSystemTest
	void theWaitDoublesUpToItsLimit() {
		Backoff backoff = Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1));

		assertThat(Stream.of(0, 1, 2, 3, 4, 5, 1000).map(backoff::delay).map(Duration::toMillis)).containsExactly(100L,
				200L, 400L, 800L, 1000L, 1000L, 1000L);
	}

	@Test
	void aWaitThatMakesNoSenseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(Duration.ZERO, Duration.ofSeconds(1)))
			.withMessageContainingAll("'first'", "PT0S");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Backoff.exponential(Duration.ofSeconds(2), Duration.ofSeconds(1)))
			.withMessageContainingAll("'longest'", "PT1S", "PT2S");
	}

	@Test
	void aChildIsStartedAgainAfterTheWaitAndNotBefore(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Duration wait = Duration.ofSeconds(1);
		Supervisor supervisor = system.start(
				SupervisorSpec.oneForOne("top").backoff(Backoff.exponential(wait, wait)).child(chronicle.child("a")));
		chronicle.happens("+a");
		long begin = self.monotonicNanos();

		chronicle.crash("a");

		chronicle.happens("!a");
		assertThat(supervisor.whichChild("a")).get()
			.extracting(ChildInfo::state, (child) -> child.pid().isPresent())
			.containsExactly(TreeNode.State.RESTARTING, false);
		chronicle.happens("+a");
		assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(wait.toNanos());
		assertThat(supervisor.whichChild("a")).map(ChildInfo::restarts).hasValue(1);
	}

	@Test
	void aStartThatFailsIsTriedAgainAfterALongerWait(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		system.start(SupervisorSpec.oneForOne("top")
			.intensity(10, A_MINUTE)
			.backoff(Backoff.exponential(Duration.ofMillis(50), A_MINUTE))
			.child(chronicle.child("a")));
		chronicle.happens("+a");
		chronicle.fails("a", 2);
		long begin = self.monotonicNanos();

		chronicle.crash("a");

		chronicle.happens("!a", "?a", "?a", "+a");
		assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(Duration.ofMillis(50 + 100 + 200).toNanos());
	}

	@Test
	void restartsCountAllTheSame(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Duration wait = Duration.ofMillis(10);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(2, A_MINUTE)
			.backoff(Backoff.exponential(wait, wait))
			.child(chronicle.child("a")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		chronicle.happens("+a");
		chronicle.fails("a", 100);

		chronicle.crash("a");

		chronicle.happens("!a", "?a", "?a");
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		chronicle.nothingHappens();
	}

	@Test
	void operatorsAreServedDuringAWaitWhichEndsWhenTheChildIsTerminated(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").backoff(LONG).child(chronicle.child("a")));
		chronicle.happens("+a");
		chronicle.crash("a");
		chronicle.happens("!a");
		supervisor.startChild(chronicle.child("b"));
		chronicle.happens("+b");
		assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.restartChild("a"))
			.extracting(ChildException::error)
			.isEqualTo(new ChildError.Restarting());

		assertThat(supervisor.terminateChild("a")).isTrue();
		supervisor.restartChild("a");

		chronicle.happens("+a");
	}

	@Test
	void aWaitThatIsOverTooLateStartsNobody(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Duration wait = Duration.ofMillis(100);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.intensity(2, A_MINUTE)
			.backoff(Backoff.exponential(wait, wait))
			.child(chronicle.child("a")));
		chronicle.happens("+a");
		chronicle.crash("a");
		chronicle.happens("!a");

		assertThat(supervisor.terminateChild("a")).isTrue();

		assertThat(self.receive(self.<String>subject(), wait.multipliedBy(3))).isEmpty();
		assertThat(supervisor.whichChild("a")).map(ChildInfo::state).hasValue(TreeNode.State.STOPPED);
		chronicle.nothingHappens();
	}

	@Test
	void aWaitThatAnOperatorEndedDoesNotShortenTheNextOne(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top")
			.backoff(Backoff.exponential(Duration.ofMillis(500), Duration.ofHours(1)))
			.child(chronicle.child("a")));
		chronicle.happens("+a");
		chronicle.crash("a");
		assertThat(supervisor.terminateChild("a")).isTrue();
		supervisor.restartChild("a");
		long begin = self.monotonicNanos();

		chronicle.crash("a");

		chronicle.happens("!a", "+a", "!a", "+a");
		assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
	}

	@Test
	@Rule("R283")
	void aStopIsObeyedAtOnceDuringAWait(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(
				SupervisorSpec.oneForOne("top").backoff(LONG).child(chronicle.child("a")).child(chronicle.child("b")));
		chronicle.happens("+a", "+b");
		chronicle.crash("a");

		assertThat(system.stop(supervisor.pid().orElseThrow(), SOON)).isTrue();

		chronicle.happens("!a", "-b");
	}

	@Test
	void theOthersOfAGroupAreStoppedBeforeTheWaitAndStartedAfterIt(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Duration wait = Duration.ofSeconds(1);
		Supervisor supervisor = system.start(SupervisorSpec.restForOne("top")
			.backoff(Backoff.exponential(wait, wait))
			.child(chronicle.child("a"))
			.child(chronicle.child("b"))
			.child(chronicle.child("c")));
		chronicle.happens("+a", "+b", "+c");

		chronicle.crash("b");

		chronicle.happens("!b", "-c");
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::state)
			.containsExactly(tuple("c", TreeNode.State.STOPPED), tuple("b", TreeNode.State.RESTARTING),
					tuple("a", TreeNode.State.RUNNING));
		chronicle.happens("+b", "+c");
	}

	@Test
	@ActorSystemTest
	void aDynamicChildThatWaitsIsTerminatedByItsOldPid(ActorSystem system, Process self) {
		DynamicSupervisor<Integer, Started<String>> supervisor = system.start(
				DynamicSupervisorSpec.<Integer, Started<String>>of("dynamic",
						(spawner,
								argument) -> Actor
									.of(argument,
											(Integer state, String message) -> Next
												.<Integer, String>stopAbnormal("told"))
									.start(spawner))
					.backoff(LONG));
		Started<String> child = supervisor.startChild(1);
		Monitor monitor = self.monitor(child.pid());
		child.subject().send("end");
		new Chronicle(self).down(monitor);
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 1));

		assertThat(supervisor.terminateChild(child.pid())).isTrue();

		assertThat(supervisor.whichChildren()).isEmpty();
	}

}
