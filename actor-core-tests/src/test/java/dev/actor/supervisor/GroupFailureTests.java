package dev.actor.supervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Restarts of several children during which one does not start. */
@ActorSystemTest
class GroupFailureTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	void oneForAllDoesAllOfItAgainWhenAnotherChildDoesNotStart(ActorSystem system, Process self) {
		Chronicle chronicle = start(Strategy.ONE_FOR_ALL, 3, system, self);
		chronicle.fails("c", 1);

		chronicle.crash("b");

		chronicle.happens("!b", "-d", "-c", "-a", "+a", "+b", "?c", "-b", "-a", "+a", "+b", "+c", "+d");
		chronicle.nothingHappens();
	}

	@Test
	void restForOneGoesOnFromTheChildThatDidNotStart(ActorSystem system, Process self) {
		Chronicle chronicle = start(Strategy.REST_FOR_ONE, 3, system, self);
		chronicle.fails("c", 2);

		chronicle.crash("b");

		chronicle.happens("!b", "-d", "-c", "+b", "?c", "?c", "+c", "+d");
		chronicle.nothingHappens();
	}

	@Test
	void oneForAllWithAFirstChildThatDoesNotStart(ActorSystem system, Process self) {
		Chronicle chronicle = start(Strategy.ONE_FOR_ALL, 3, system, self);
		chronicle.fails("a", 1);

		chronicle.crash("b");

		chronicle.happens("!b", "-d", "-c", "-a", "?a", "+a", "+b", "+c", "+d");
	}

	@Test
	@Rule("R281")
	void onlyTheChildThatDoesNotStartIsBeingRestarted(ActorSystem system, Process self) {
		Chronicle chronicle = start(Strategy.ONE_FOR_ALL, Integer.MAX_VALUE, system, self);
		Supervisor supervisor = handle(system, Strategy.ONE_FOR_ALL);
		chronicle.fails("a", Integer.MAX_VALUE);

		chronicle.crash("b");
		chronicle.happens("!b", "-d", "-c", "-a", "?a");

		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::state)
			.containsExactly(tuple("d", TreeNode.State.STOPPED), tuple("c", TreeNode.State.STOPPED),
					tuple("b", TreeNode.State.STOPPED), tuple("a", TreeNode.State.RESTARTING));
		assertThat(supervisor.deleteChild("b")).isTrue();
		assertThat(supervisor.terminateChild("a")).isTrue();
		self.flush();
	}

	@ParameterizedTest
	@CsvSource({ "ONE_FOR_ALL, !b -d -c -a +a +b ?c -b -a +a +b ?c -b -a", "REST_FOR_ONE, !b -d -c +b ?c ?c -b -a" })
	@Rule("R276")
	void eachAttemptThatFailsCounts(Strategy strategy, String events, ActorSystem system, Process self) {
		Chronicle chronicle = start(strategy, 2, system, self);
		Monitor monitor = self.monitor(handle(system, strategy).pid().orElseThrow());
		chronicle.fails("c", 100);

		chronicle.crash("b");

		chronicle.happens(events.split(" "));
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		chronicle.nothingHappens();
	}

	@Test
	@Rule({ "R281", "R284" })
	void whenTheFailingChildIsTerminatedThoseAfterItStayStopped(ActorSystem system, Process self) {
		Chronicle chronicle = start(Strategy.REST_FOR_ONE, Integer.MAX_VALUE, system, self);
		Supervisor supervisor = handle(system, Strategy.REST_FOR_ONE);
		chronicle.fails("b", Integer.MAX_VALUE);
		chronicle.crash("b");
		chronicle.happens("!b", "-d", "-c", "?b");

		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::state)
			.containsExactly(tuple("d", TreeNode.State.STOPPED), tuple("c", TreeNode.State.STOPPED),
					tuple("b", TreeNode.State.RESTARTING), tuple("a", TreeNode.State.RUNNING));
		assertThat(supervisor.terminateChild("b")).isTrue();
		chronicle.fails("b", 0);
		drainFailures(chronicle);
		supervisor.restartChild("b");

		chronicle.happens("+b");
		chronicle.nothingHappens();
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::state)
			.containsExactly(tuple("d", TreeNode.State.STOPPED), tuple("c", TreeNode.State.STOPPED),
					tuple("b", TreeNode.State.RUNNING), tuple("a", TreeNode.State.RUNNING));
		chronicle.crash("a");
		chronicle.happens("!a", "-b", "+a", "+b", "+c", "+d");
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R281", "R283", "R306", "R315", "R317" })
	void operatorsAreServedDuringALoopOfFailuresUnderEveryStrategy(Strategy strategy, ActorSystem system,
			Process self) {
		Chronicle chronicle = start(strategy, Integer.MAX_VALUE, system, self);
		Supervisor supervisor = handle(system, strategy);
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		chronicle.fails("d", Integer.MAX_VALUE);
		chronicle.crash("d");

		for (int i = 0; i < 20; i++) {
			assertThat(supervisor.whichChild("d")).map(ChildInfo::state).hasValue(TreeNode.State.RESTARTING);
			assertThat(supervisor.whichChild("d")).map(ChildInfo::pid).hasValue(Optional.empty());
			assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.restartChild("d"))
				.extracting(ChildException::error)
				.isEqualTo(new ChildError.Restarting());
			assertThatExceptionOfType(ChildException.class).isThrownBy(() -> supervisor.deleteChild("d"))
				.extracting(ChildException::error)
				.isEqualTo(new ChildError.Restarting());
			assertThatExceptionOfType(ChildException.class)
				.isThrownBy(() -> supervisor.startChild(chronicle.child("d")))
				.extracting(ChildException::error)
				.isEqualTo(new ChildError.AlreadyPresent());
			assertThat(supervisor.countChildren().specs()).isEqualTo(4);
			assertThat(supervisor.countChildren().active()).isEqualTo(3);
		}
		assertThat(system.stop(monitor.pid(), Children.SOON)).isTrue();

		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		self.flush();
	}

	@ParameterizedTest
	@EnumSource
	@Rule("R281")
	void aPictureThatIsTakenDuringAnAttemptShowsIt(Strategy strategy, ActorSystem system, Process self)
			throws InterruptedException {
		Children children = new Children(self);
		Subject<String> told = self.subject();
		CountDownLatch second = new CountDownLatch(1);
		AtomicInteger starts = new AtomicInteger();
		Supervisor supervisor = system
			.start(SupervisorSpec.of("top", strategy).child(ChildSpec.worker("slow", (spawner) -> {
				if (starts.incrementAndGet() == 2) {
					told.send("again");
					awaitUninterruptibly(second);
				}
				return children.start("slow", spawner);
			})));
		children.next("slow").crashes();

		assertThat(self.receive(told, Children.SOON)).hasValue("again");
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::state, TreeNode::pid)
			.containsExactly(tuple("slow", TreeNode.State.RESTARTING, Optional.empty()));
		second.countDown();

		children.next("slow");
		assertThat(supervisor.whichChild("slow")).map(ChildInfo::state).hasValue(TreeNode.State.RUNNING);
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** What had been attempted before the child was terminated. */
	private static void drainFailures(Chronicle chronicle) {
		while (chronicle.hasHappened("?b")) {
			assertThat(chronicle.runs("b")).isFalse();
		}
	}

	private static Supervisor handle(ActorSystem system, Strategy strategy) {
		return SupervisorSpec.of("top", strategy).handle(system);
	}

	private static Chronicle start(Strategy strategy, int intensity, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		system.start(SupervisorSpec.of("top", strategy)
			.intensity(intensity, A_MINUTE)
			.child(chronicle.child("a"))
			.child(chronicle.child("b"))
			.child(chronicle.child("c"))
			.child(chronicle.child("d")));
		chronicle.happens("+a", "+b", "+c", "+d");
		return chronicle;
	}

}
