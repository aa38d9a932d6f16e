package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Who is started again together with whom. */
@ActorSystemTest(virtualTime = true)
class StrategyTests {

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	@ActorSystemTest
	@Rule("R249")
	void oneForOneReplacesTheOneThatCrashed(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		system.start(SupervisorSpec.oneForOne("top").children(three(chronicle)));
		chronicle.happens("+a", "+b", "+c");

		chronicle.crash("b");

		chronicle.happens("!b", "+b");
		chronicle.nothingHappens();
	}

	@Test
	@Rule("R250")
	void oneForAllStopsTheOthersInReverseAndStartsAllInOrder(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForAll("top").children(three(chronicle)));
		chronicle.happens("+a", "+b", "+c");
		List<Pid> before = List.of(chronicle.pid("a"), chronicle.pid("b"), chronicle.pid("c"));

		chronicle.crash("b");

		chronicle.happens("!b", "-c", "-a", "+a", "+b", "+c");
		Children.settle(supervisor);
		assertThat(supervisor.tree().children()).extracting(TreeNode::name, TreeNode::state, TreeNode::restarts)
			.containsExactly(tuple("a", TreeNode.State.RUNNING, 1), tuple("b", TreeNode.State.RUNNING, 1),
					tuple("c", TreeNode.State.RUNNING, 1));
		assertThat(before).noneMatch(Pid::isAlive);
	}

	@Test
	@Rule("R251")
	void restForOneReplacesTheOneThatCrashedAndThoseAfterIt(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.restForOne("top").children(three(chronicle)).child(chronicle.child("d")));
		chronicle.happens("+a", "+b", "+c", "+d");
		Pid a = chronicle.pid("a");

		chronicle.crash("b");

		chronicle.happens("!b", "-d", "-c", "+b", "+c", "+d");
		assertThat(supervisor.whichChild("a")).map(ChildInfo::pid).hasValue(Optional.of(a));
		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@CsvSource({ "a, !a -c -b +a +b +c", "b, !b -c +b +c", "c, !c +c" })
	@Rule("R252")
	void restForOneFromTheFirstAndTheLast(String crashed, String events, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		system.start(SupervisorSpec.restForOne("top").children(three(chronicle)));
		chronicle.happens("+a", "+b", "+c");

		chronicle.crash(crashed);

		chronicle.happens(events.split(" "));
		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@EnumSource(names = { "ONE_FOR_ALL", "REST_FOR_ONE" })
	@Rule("R253")
	void aChildThatWasAddedLaterIsTheLastOfTheGroup(Strategy strategy, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec inner = SupervisorSpec.of("inner", strategy)
			.intensity(1, A_MINUTE)
			.child(chronicle.child("a"))
			.child(chronicle.child("b"));
		system.start(SupervisorSpec.oneForOne("top").child(inner));
		Supervisor supervisor = inner.handle(system);
		supervisor.startChild(chronicle.child("late"));
		chronicle.happens("+a", "+b", "+late");

		chronicle.crash("a");
		chronicle.happens("!a", "-late", "-b", "+a", "+b", "+late");
		chronicle.crash("a");

		// That was one too many: the supervisor is restarted, and knows its own only.
		chronicle.happens("!a", "-late", "-b", "+a", "+b");
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("b", "a");
	}

	@ParameterizedTest
	@EnumSource
	@Rule("R256")
	void aChildThatIsNotStartedAgainDoesNotTouchItsSiblings(Strategy strategy, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.of("top", strategy)
			.intensity(0, A_MINUTE)
			.child(chronicle.child("a"))
			.child(chronicle.child("transient", Restart.TRANSIENT))
			.child(chronicle.child("temporary", Restart.TEMPORARY))
			.child(chronicle.child("b")));
		chronicle.happens("+a", "+transient", "+temporary", "+b");

		chronicle.ends("transient", ExitReason.NORMAL);
		chronicle.crash("temporary");
		Children.settle(supervisor);

		chronicle.happens("!transient", "!temporary");
		chronicle.nothingHappens();
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id, ChildInfo::state)
			.containsExactly(tuple("b", TreeNode.State.RUNNING), tuple("transient", TreeNode.State.STOPPED),
					tuple("a", TreeNode.State.RUNNING));
	}

	@ParameterizedTest
	@CsvSource({ "ONE_FOR_ALL, !b -d -c -a +a +b +d", "REST_FOR_ONE, !b -d -c +b +d" })
	void aTemporarySiblingIsStoppedAndForgotten(Strategy strategy, String events, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.of("top", strategy)
			.child(chronicle.child("a"))
			.child(chronicle.child("b"))
			.child(chronicle.child("c", Restart.TEMPORARY))
			.child(chronicle.child("d")));
		chronicle.happens("+a", "+b", "+c", "+d");

		chronicle.crash("b");

		chronicle.happens(events.split(" "));
		assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("d", "b", "a");
		assertThat(supervisor.terminateChild("c")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "ONE_FOR_ALL, !b -a +a +b +c +d", "REST_FOR_ONE, !b +b +c +d" })
	@Rule({ "R250", "R251" })
	void stoppedSiblingsAreRevived(Strategy strategy, String events, ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.of("top", strategy)
			.child(chronicle.child("a"))
			.child(chronicle.child("b"))
			.child(chronicle.child("c", Restart.TRANSIENT))
			.child(chronicle.child("d")));
		chronicle.happens("+a", "+b", "+c", "+d");
		chronicle.ends("c", ExitReason.NORMAL);
		assertThat(supervisor.terminateChild("d")).isTrue();
		chronicle.happens("!c", "-d");

		chronicle.crash("b");

		chronicle.happens(events.split(" "));
	}

	@Test
	@ActorSystemTest
	@Rule("R274")
	void aGroupRestartCountsOnce(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		SupervisorSpec spec = SupervisorSpec.oneForAll("top").intensity(2, A_MINUTE);
		for (int i = 0; i < 10; i++) {
			spec = spec.child(ChildSpec.worker("quiet" + i,
					(supervisor) -> supervisor.spawn((process) -> process.sleep(A_MINUTE))));
		}
		Supervisor supervisor = system.start(spec.child(chronicle.child("a")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		chronicle.happens("+a");

		chronicle.crash("a");
		chronicle.happens("!a", "+a");
		chronicle.crash("a");
		chronicle.happens("!a", "+a");
		chronicle.crash("a");

		chronicle.happens("!a");
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
	}

	@ParameterizedTest
	@CsvSource({ "ONE_FOR_ALL, !b -c -a +a +b +c, !b -c -a", "REST_FOR_ONE, !b -c +b +c, !b -c -a",
			"ONE_FOR_ONE, !b +b, !b -c -a" })
	@Rule({ "R276", "R278" })
	void givingUpStopsTheSiblingsUnderEveryStrategy(Strategy strategy, String first, String last, ActorSystem system,
			Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.of("top", strategy).intensity(1, A_MINUTE).children(three(chronicle)));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		chronicle.happens("+a", "+b", "+c");

		chronicle.crash("b");
		chronicle.happens(first.split(" "));
		chronicle.crash("b");

		chronicle.happens(last.split(" "));
		assertThat(chronicle.down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		chronicle.nothingHappens();
	}

	@ParameterizedTest
	@CsvSource({ "ONE_FOR_ONE, true", "REST_FOR_ONE, true", "ONE_FOR_ALL, false" })
	@Rule("R259")
	void twoDeathsThatTheSupervisorFindsTogetherCountTwiceUnlessOneRestartHealsBoth(Strategy strategy, boolean twice,
			ActorSystem system, Process self) throws InterruptedException {
		Children children = new Children(self);
		CountDownLatch busy = new CountDownLatch(1);
		Subject<String> told = self.subject();
		Supervisor supervisor = system.start(SupervisorSpec.of("top", strategy)
			.intensity(1, A_MINUTE)
			.child(children.child("a"))
			.child(children.child("b")));
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());
		Children.Started a = children.next("a");
		Children.Started b = children.next("b");
		a.orders().send((process) -> supervisor.startChild(ChildSpec.worker("slow", (spawner) -> {
			told.send("busy");
			await(busy);
			return children.start("slow", spawner);
		}).restart(Restart.TEMPORARY)));
		assertThat(self.receive(told, SOON)).hasValue("busy");

		b.isKilled();
		a.isKilled();
		busy.countDown();

		children.next("slow");
		if (twice) {
			children.next("b");
			assertThat(chronicleDown(self, monitor)).isEqualTo(ExitReason.SHUTDOWN);
		}
		else {
			children.next("a");
			children.next("b");
			Children.settle(supervisor);
			assertThat(supervisor.pid()).hasValue(monitor.pid());
			self.demonitor(monitor);
		}
		children.noneIsStarted();
	}

	private static ExitReason chronicleDown(Process self, Monitor monitor) {
		return new Chronicle(self).down(monitor);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<ChildSpec> three(Chronicle chronicle) {
		return List.of(chronicle.child("a"), chronicle.child("b"), chronicle.child("c"));
	}

}
