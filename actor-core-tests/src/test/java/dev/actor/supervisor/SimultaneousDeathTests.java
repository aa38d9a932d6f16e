package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many deaths at once, and deaths of which the supervisor hears while it does something
 * else.
 */
@ActorSystemTest
class SimultaneousDeathTests {

	private static final Duration A_WHILE = Duration.ofSeconds(30);

	@ParameterizedTest
	@EnumSource
	@Rule({ "R249", "R250", "R251" })
	void allChildrenRunWhenAllHaveCrashedAtOnce(Strategy strategy, ActorSystem system, Process self) {
		int children = 1000;
		SupervisorSpec spec = SupervisorSpec.of("top", strategy)
			.intensity(Integer.MAX_VALUE, Duration.ofMinutes(1))
			.children(IntStream.range(0, children).mapToObj((i) -> idle("child" + i)).toList());
		Supervisor supervisor = system.start(spec);
		List<Pid> before = pids(supervisor);

		kill(before, self);
		Children.settle(supervisor);

		List<Pid> after = pids(supervisor);
		assertThat(after).hasSize(children).doesNotContainAnyElementsOf(before).allMatch(Pid::isAlive);
		assertThat(supervisor.tree().children()).extracting(TreeNode::name)
			.containsExactlyElementsOf(IntStream.range(0, children).mapToObj((i) -> "child" + i).toList());
		assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(children, children, 0, children));
		// All deaths are known by now: nothing more happens.
		assertThat(pids(supervisor)).isEqualTo(after);
		assertThat(system.processCount()).isEqualTo(children + 2);
	}

	@Test
	@Rule({ "R274", "R276" })
	void oneRestartOfAllHealsAllDeathsThatCameBefore(ActorSystem system, Process self) {
		Supervisor supervisor = system.start(SupervisorSpec.oneForAll("top")
			.intensity(1, Duration.ofMinutes(1))
			.children(IntStream.range(0, 100).mapToObj((i) -> idle("child" + i)).toList()));
		CountDownLatch free = new CountDownLatch(1);
		Subject<String> told = self.subject();
		block(supervisor, told, free, system);
		assertThat(self.receive(told, Children.SOON)).hasValue("busy");
		List<Pid> before = siblings(supervisor);

		kill(before, self);
		free.countDown();
		Children.settle(supervisor);

		assertThat(siblings(supervisor)).hasSize(100).allMatch(Pid::isAlive).doesNotContainAnyElementsOf(before);
		assertThat(supervisor.whichChild("child7")).get()
			.satisfies((child) -> assertThat(child.lastExit()).hasValue(ExitReason.KILLED));
	}

	@ParameterizedTest
	@EnumSource(names = { "ONE_FOR_ALL", "REST_FOR_ONE" })
	void aSiblingWhoseCodeGoesOnAfterItsDeathHasNoSuccessorBesideIt(Strategy strategy, ActorSystem system,
			Process self) {
		AtomicBoolean stop = new AtomicBoolean();
		Subject<String> told = self.subject();
		ActorSpec<String> spinner = ActorSpec.of("spinner", Actor.withInit((process, subject) -> {
			told.send("starts");
			return 0;
		}, (Integer state, String message) -> {
			told.send("spins");
			while (!stop.get()) {
				Thread.onSpinWait();
			}
			told.send("lets go");
			return Next.state(state);
		}));
		Supervisor supervisor = system.start(SupervisorSpec.of("top", strategy)
			.child(idle("first"))
			.child(ChildSpec.of(spinner).shutdown(Duration.ofDays(1))));
		spinner.subject(system).send("spin");
		assertThat(told(self, told, 2)).containsExactly("starts", "spins");
		Pid dead = supervisor.whichChild("spinner").flatMap(ChildInfo::pid).orElseThrow();

		dead.kill();
		supervisor.whichChild("first").flatMap(ChildInfo::pid).orElseThrow().kill();

		assertThat(self.receive(told, Children.A_MOMENT)).isEmpty();
		stop.set(true);
		assertThat(told(self, told, 1)).containsExactly("starts");
		Children.settle(supervisor);
		assertThat(supervisor.whichChild("spinner")).get()
			.satisfies((child) -> assertThat(child.lastExit()).hasValue(ExitReason.KILLED));
	}

	@Test
	@Rule("R294")
	void aChildThatUnlinkedItselfAndDiedDoesNotHoldUpAGroup(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system
			.start(SupervisorSpec.oneForAll("top").child(chronicle.child("a")).child(chronicle.child("b")));
		chronicle.happens("+a", "+b");
		chronicle.ends("b", (process) -> {
			process.unlink(supervisor.pid().orElseThrow());
			throw process.exit(ExitReason.abnormal("nobody hears"));
		});

		chronicle.crash("a");

		chronicle.happens("!b", "!a", "+a", "+b");
		assertThat(supervisor.countChildren().active()).isEqualTo(2);
	}

	@Test
	@Rule("R267")
	void aChildThatOnlySaysThatItEndedIsNotReplaced(ActorSystem system, Process self) {
		Chronicle chronicle = new Chronicle(self);
		Supervisor supervisor = system.start(SupervisorSpec.oneForOne("top").child(chronicle.child("a")));
		chronicle.happens("+a");
		Pid a = chronicle.pid("a");

		chronicle.subject("a").send((process) -> {
			supervisor.pid().orElseThrow().sendExit(ExitReason.abnormal("a lie"));
			supervisor.whichChildren();
		});
		Children.settle(supervisor);

		chronicle.nothingHappens();
		assertThat(supervisor.whichChild("a")).map(ChildInfo::pid).hasValue(Optional.of(a));
	}

	@Test
	@Rule({ "R348", "R352" })
	void aDynamicSupervisorIsNotConfusedByOperatorsAndDeathsAtOnce(ActorSystem system, Process self) {
		DynamicSupervisorSpec<Integer, Started<String>> spec = DynamicSupervisorSpec
			.<Integer, Started<String>>of("dynamic",
					(spawner, argument) -> Actor
						.of(argument, (Integer state, String message) -> Next.<Integer, String>stop())
						.start(spawner))
			.intensity(Integer.MAX_VALUE, Duration.ofMinutes(1));
		DynamicSupervisor<Integer, Started<String>> supervisor = system.start(spec);
		List<Started<String>> children = new ArrayList<>();
		List<Monitor> monitors = new ArrayList<>();
		for (int round = 0; round < 300; round++) {
			for (int i = 0; i < 6; i++) {
				children.add(supervisor.startChild(i));
			}
			Started<String> killed = children.removeFirst();
			Started<String> stopped = children.removeFirst();
			Started<String> terminated = children.removeFirst();
			monitors.add(self.monitor(killed.pid()));
			monitors.add(self.monitor(stopped.pid()));
			killed.pid().kill();
			stopped.subject().send("stop");
			terminated.pid().kill();
			supervisor.terminateChild(terminated.pid());
			children.add(supervisor.startChild(round));
		}
		monitors.forEach(new Chronicle(self)::down);

		ChildCounts counts = supervisor.countChildren();
		assertThat(counts.active()).isEqualTo(counts.workers());
		assertThat(supervisor.whichChildren()).hasSize(counts.workers());
		assertThat(supervisor.whichChildren()).allMatch((child) -> child.pid().filter(Pid::isAlive).isPresent());
		assertThat(system.processCount()).isEqualTo(counts.workers() + 2);
		assertThat(system.stop(supervisor.pid().orElseThrow(), A_WHILE)).isTrue();
		assertThat(system.processCount()).isOne();
	}

	/** Returns when all who are linked to them were told. */
	private static void kill(List<Pid> pids, Process self) {
		List<Monitor> monitors = pids.stream().map(self::monitor).toList();
		pids.parallelStream().forEach(Pid::kill);
		assertThat(monitors).map(new Chronicle(self)::down).containsAnyOf(ExitReason.KILLED);
	}

	private static List<String> told(Process self, Subject<String> told, int count) {
		return IntStream.range(0, count).mapToObj((i) -> self.receive(told, Children.SOON).orElse("nothing")).toList();
	}

	private static void block(Supervisor supervisor, Subject<String> told, CountDownLatch free, ActorSystem system) {
		system.spawn((process) -> supervisor.startChild(ChildSpec.worker("busy", (spawner) -> {
			told.send("busy");
			try {
				free.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return spawner.spawn((child) -> child.sleep(Duration.ofHours(1)));
		}).restart(Restart.TEMPORARY)));
	}

	private static ChildSpec idle(String name) {
		return ChildSpec
			.of(ActorSpec.of(Name.of(name), Actor.of(0, (Integer state, String message) -> Next.state(state))));
	}

	private static List<Pid> pids(SupervisorHandle supervisor) {
		return supervisor.tree().children().stream().flatMap((child) -> child.pid().stream()).toList();
	}

	private static List<Pid> siblings(SupervisorHandle supervisor) {
		return supervisor.tree()
			.children()
			.stream()
			.filter((child) -> child.name().startsWith("child"))
			.flatMap((child) -> child.pid().stream())
			.toList();
	}

}
