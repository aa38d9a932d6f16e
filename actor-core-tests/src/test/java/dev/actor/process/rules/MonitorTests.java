package dev.actor.process.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group E: monitors. */
@ActorSystemTest(virtualTime = true)
class MonitorTests {

	private static final ExitReason REASON = ExitReason.shutdown("the reason");

	private static final Selector<Down> DOWNS = Selector.<Down>empty().monitors((down) -> down);

	@ParameterizedTest
	@ActorSystemTest
	@MethodSource("reasons")
	@Rule("R068")
	void tellsTheReasonOnce(ExitReason reason, ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());

		probe.exit(reason);

		assertThat(self.receive(Expect.ANYTHING, Expect.SOON)).contains(new Down(monitor, probe.pid(), reason));
		Expect.silence(self);
	}

	@Test
	@Rule("R068")
	void tellsOfAKill(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());

		probe.pid().kill();

		assertThat(self.receive(Expect.ANYTHING, Expect.SOON))
			.contains(new Down(monitor, probe.pid(), ExitReason.KILLED));
		Expect.silence(self);
	}

	@Test
	@Rule("R069")
	void tellsNothingBeforeTheEnd(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);

		Monitor monitor = self.monitor(probe.pid());

		Expect.silence(self);
		assertThat(monitor.pid()).isEqualTo(probe.pid());
		probe.exit(REASON);
		Expect.down(self, monitor);
	}

	@Test
	@Rule("R070")
	void tellsOnceForEachMonitor(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		List<Monitor> monitors = Stream.generate(() -> self.monitor(probe.pid())).limit(3).toList();

		probe.exit(REASON);

		List<Down> downs = Stream.generate(() -> self.receive(DOWNS, Expect.SOON).orElseThrow()).limit(3).toList();
		assertThat(downs).containsExactlyInAnyOrderElementsOf(
				monitors.stream().map((monitor) -> new Down(monitor, probe.pid(), REASON)).toList());
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R071")
	void tellsThatTheDeadAreGoneAndNotWhy(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor first = self.monitor(probe.pid());
		probe.exit(REASON);
		assertThat(Expect.down(self, first).reason()).isSameAs(REASON);

		Monitor second = self.monitor(probe.pid());

		assertThat(self.receive(Expect.ANYTHING, Duration.ZERO))
			.contains(new Down(second, probe.pid(), ExitReason.NO_PROCESS));
		Expect.silence(self);
	}

	@Test
	@Rule("R072")
	void isForgottenWhenTheWatcherEnds(ActorSystem system, Process self) {
		Probe watched = Probe.start(system);
		Probe watcher = Probe.start(system);
		watcher.run((process) -> process.monitor(watched.pid()));
		assertThat(watched.pid().info().orElseThrow().monitoredBy()).hasSize(1);
		Monitor monitor = self.monitor(watcher.pid());

		watcher.exit(REASON);
		Expect.down(self, monitor);

		assertThat(watched.pid().info().orElseThrow().monitoredBy()).isEmpty();
		assertThat(watched.next()).isEmpty();
	}

	@Test
	@Rule("R073")
	void doesNotEndTheWatcher(ActorSystem system) {
		Probe watched = Probe.start(system);
		Probe watcher = Probe.start(system);
		watcher.run((process) -> process.monitor(watched.pid()));

		watched.exit(REASON);

		assertThat(watcher.next()).containsInstanceOf(Down.class);
		assertThat(watcher.next()).isEmpty();
	}

	@Test
	@Rule("R074")
	void tellsNothingWhenItWasRemovedBeforeTheEnd(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());
		self.demonitor(monitor);
		assertThat(probe.pid().info().orElseThrow().monitoredBy()).isEmpty();

		probe.exit(REASON);

		Expect.silence(self);
		assertThat(probe.pid().isAlive()).isFalse();
	}

	@Test
	@ActorSystemTest
	@Rule("R075")
	void takesItsDownBackWhenItIsRemovedAfterTheEnd(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Subject<String> subject = self.subject();
		Monitor monitor = self.monitor(probe.pid());
		Monitor other = self.monitor(probe.pid());
		subject.send("before");
		probe.exit(REASON);
		Expect.down(self, other);
		subject.send("after");

		self.demonitor(monitor);

		assertThat(Expect.message(self, subject)).isEqualTo("before");
		assertThat(Expect.message(self, subject)).isEqualTo("after");
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule({ "R074", "R075" })
	void tellsNothingOnceItIsRemovedWhileTheOtherEnds(Process self) {
		Expect.race((round) -> {
			Monitor monitor = self.spawnMonitored((process) -> {
			});
			Expect.spin(round);
			self.demonitor(monitor);

			assertThat(self.receive(Expect.ANYTHING, Duration.ZERO)).as("DOWN of an earlier round").isEmpty();
		});

		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule({ "R074", "R075" })
	void tellsNothingOnceItIsRemovedWhileOthersAreTold(ActorSystem system, Process self) {
		int watches = 1000;
		for (int round = 0; round < 100; round++) {
			Probe probe = Probe.start(system);
			List<Monitor> monitors = Stream.generate(() -> self.monitor(probe.pid())).limit(watches).toList();

			probe.exit(REASON);
			Expect.down(self, monitors.getFirst());
			self.demonitor(monitors.getLast());

			for (Monitor monitor : monitors.subList(1, watches - 1)) {
				Expect.down(self, monitor);
			}
			assertThat(self.receive(Expect.ANYTHING, Duration.ZERO)).isEmpty();
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R076")
	void onlyTheOnesThatWereNotRemovedTell(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		List<Monitor> monitors = Stream.generate(() -> self.monitor(probe.pid())).limit(4).toList();
		self.demonitor(monitors.get(0));
		Monitor last = self.monitor(probe.pid());
		probe.exit(REASON);
		Expect.down(self, last);

		self.demonitor(monitors.get(2));

		Set<Monitor> told = new HashSet<>();
		self.receive(DOWNS, Duration.ZERO).ifPresent((down) -> told.add(down.monitor()));
		self.receive(DOWNS, Duration.ZERO).ifPresent((down) -> told.add(down.monitor()));
		assertThat(told).containsExactlyInAnyOrder(monitors.get(1), monitors.get(3));
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R078")
	void canBeRemovedTwiceAndAfterItHasTold(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor removed = self.monitor(probe.pid());
		Monitor told = self.monitor(probe.pid());

		self.demonitor(removed);
		self.demonitor(removed);
		probe.exit(REASON);
		Expect.down(self, told);
		self.demonitor(told);
		self.demonitor(removed);

		Expect.silence(self);
	}

	@Test
	@Rule("R079")
	void canNotBeRemovedByAnotherProcess(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Probe other = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());

		other.run((process) -> process.demonitor(monitor));
		probe.run((process) -> process.demonitor(monitor));
		probe.exit(REASON);

		assertThat(Expect.down(self, monitor).reason()).isSameAs(REASON);
		Expect.silence(self);
	}

	@Test
	@Rule("R080")
	void neverTellsOfTheWatcherItself(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor ofItself = probe.ask((process) -> process.monitor(process.pid()));
		Monitor removed = probe.ask((process) -> process.monitor(process.pid()));
		Monitor monitor = self.monitor(probe.pid());

		probe.run((process) -> process.demonitor(removed));
		assertThat(probe.next()).isEmpty();
		probe.exit(REASON);

		assertThat(Expect.down(self, monitor).reason()).isSameAs(REASON);
		assertThat(ofItself.pid()).isEqualTo(probe.pid());
		Expect.silence(self);
	}

	@Test
	@Rule("R082")
	void tellsAtOnceThatNobodyHoldsTheName(Process self) {
		Monitor monitor = self.monitor(Name.unique("nobody"));

		assertThat(self.receive(Expect.ANYTHING, Duration.ZERO)).get().isInstanceOfSatisfying(Down.class, (down) -> {
			assertThat(down.monitor()).isEqualTo(monitor);
			assertThat(down.reason()).isEqualTo(ExitReason.NO_PROCESS);
		});
		self.demonitor(monitor);
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R082")
	void watchesTheHolderOfTheNameAndNotTheName(ActorSystem system, Process self) {
		Name<String> name = Name.unique("watched");
		Probe holder = Probe.start(system);
		holder.run((process) -> process.register(name));
		Monitor monitor = self.monitor(name);
		assertThat(monitor.pid()).isEqualTo(holder.pid());

		system.unregister(name);
		Probe successor = Probe.start(system);
		successor.run((process) -> process.register(name));
		successor.exit(REASON);
		Expect.down(self, self.monitor(successor.pid()));

		Expect.silence(self);
		holder.exit(REASON);
		assertThat(Expect.down(self, monitor)).isEqualTo(new Down(monitor, holder.pid(), REASON));
		Expect.silence(self);
	}

	@Test
	@Rule("R083")
	void tellsApartFromTheLink(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		self.trapExits(true);
		self.link(probe.pid());
		Monitor monitor = self.monitor(probe.pid());

		probe.exit(REASON);

		List<Object> received = new ArrayList<>();
		self.receive(Expect.ANYTHING, Expect.SOON).ifPresent(received::add);
		self.receive(Expect.ANYTHING, Expect.SOON).ifPresent(received::add);
		assertThat(received).containsExactlyInAnyOrder(new Down(monitor, probe.pid(), REASON),
				new Exit(probe.pid(), REASON));
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R084")
	void tellsEachOf10000Watchers(ActorSystem system, Process self) {
		int watchers = 10_000;
		Probe watched = Probe.start(system);
		Subject<String> ready = self.subject();
		Subject<Pid> told = self.subject();
		Set<Pid> expected = new HashSet<>();
		for (int i = 0; i < watchers; i++) {
			expected.add(system.spawn((process) -> {
				process.monitor(watched.pid());
				ready.send("ready");
				while (process.receive(DOWNS, Expect.AGES).isPresent()) {
					told.send(process.pid());
				}
			}));
		}
		IntStream.range(0, watchers).forEach((i) -> Expect.message(self, ready));

		watched.exit(REASON);

		IntStream.range(0, watchers).forEach((i) -> assertThat(expected.remove(Expect.message(self, told))).isTrue());
		assertThat(expected).isEmpty();
		Expect.silence(self);
	}

	@Test
	@Rule("R086")
	void canBeReceivedAlone(ActorSystem system, Process self) {
		Probe first = Probe.start(system);
		Probe second = Probe.start(system);
		Monitor ofFirst = self.monitor(first.pid());
		Monitor ofSecond = self.monitor(second.pid());
		Monitor barrier = self.monitor(second.pid());
		first.exit(REASON);
		assertThat(self.receive(Selector.<Down>empty().monitor(ofSecond, (down) -> down), Expect.A_WHILE)).isEmpty();
		second.exit(REASON);
		Expect.down(self, barrier);

		Down specific = Expect.down(self, ofSecond);

		assertThat(specific).isEqualTo(new Down(ofSecond, second.pid(), REASON));
		assertThat(self.receive(Expect.ANYTHING, Duration.ZERO)).contains(new Down(ofFirst, first.pid(), REASON));
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	void nullIsNoProcessAndNoMonitor(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Monitor monitor = self.monitor(probe.pid());

		assertThatNullPointerException().isThrownBy(() -> self.monitor((Pid) null));
		assertThatNullPointerException().isThrownBy(() -> self.monitor((Name<?>) null));
		assertThatNullPointerException().isThrownBy(() -> self.demonitor(null));

		probe.exit(REASON);
		assertThat(Expect.down(self, monitor).reason()).isSameAs(REASON);
		Expect.silence(self);
	}

	private static Stream<Named<ExitReason>> reasons() {
		return Stream.of(Named.of("normal", ExitReason.NORMAL), Named.of("shutdown", ExitReason.SHUTDOWN),
				Named.of("shutdown with a detail", REASON), Named.of("a value", ExitReason.abnormal("no more paper")));
	}

}
