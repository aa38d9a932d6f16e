package dev.actor.process.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
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

/** Group C: links. */
@ActorSystemTest(virtualTime = true)
class LinkTests {

	private static final ExitReason REASON = ExitReason.shutdown("the reason");

	private static final Selector<Exit> EXITS = Selector.<Exit>empty().trappedExits((exit) -> exit);

	@ParameterizedTest
	@ActorSystemTest
	@MethodSource("spreadingReasons")
	@Rule("R039")
	void spreadsTheReasonToTheProcessThatMadeTheLink(ExitReason reason, ActorSystem system, Process self) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);
		Monitor monitor = self.monitor(maker.pid());
		assertThat(maker.<Boolean>ask((process) -> process.link(peer.pid()))).isTrue();

		peer.exit(reason);

		assertThat(Expect.down(self, monitor).reason()).isSameAs(reason);
	}

	@ParameterizedTest
	@MethodSource("spreadingReasons")
	@Rule("R040")
	void spreadsTheReasonFromTheProcessThatMadeTheLink(ExitReason reason, ActorSystem system, Process self) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);
		Monitor monitor = self.monitor(peer.pid());
		maker.run((process) -> process.link(peer.pid()));

		maker.exit(reason);

		assertThat(Expect.down(self, monitor).reason()).isSameAs(reason);
	}

	@Test
	@Rule({ "R039", "R040" })
	void isSeenFromBothSides(ActorSystem system) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);

		maker.run((process) -> process.link(peer.pid()));

		assertThat(maker.pid().info().orElseThrow().links()).containsExactly(peer.pid());
		assertThat(peer.pid().info().orElseThrow().links()).containsExactly(maker.pid());
	}

	@Test
	@Rule("R041")
	void doesNotSpreadNormal(ActorSystem system, Process self) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);
		maker.run((process) -> process.link(peer.pid()));
		Monitor monitor = self.monitor(peer.pid());

		peer.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		assertThat(maker.next()).isEmpty();
		assertThat(maker.pid().isAlive()).isTrue();
		assertThat(maker.pid().info().orElseThrow().links()).isEmpty();
	}

	@Test
	@ActorSystemTest
	@Rule("R043")
	void spreadsTheReasonUnchangedThroughAChain(ActorSystem system, Process self) {
		List<Probe> chain = new ArrayList<>(List.of(Probe.start(system)));
		for (int i = 1; i < 10; i++) {
			chain.add(chain.getLast().ask(Probe::start));
		}
		self.trapExits(true);
		self.link(chain.getFirst().pid());

		chain.getLast().pid().kill();

		assertThat(Expect.exit(self)).isEqualTo(new Exit(chain.getFirst().pid(), ExitReason.KILLED));
		assertThat(chain).noneMatch((probe) -> probe.pid().isAlive());
		Expect.silence(self);
	}

	/** Without a rule: OTP promises no order, but whoever restarts a tree needs it. */
	@Test
	void tellsTheParentWhenAllOthersAreDead(ActorSystem system, Process self) {
		self.trapExits(true);
		for (int i = 0; i < 1000; i++) {
			List<Pid> children = Collections.synchronizedList(new ArrayList<>());
			Pid parent = self.spawn((process) -> {
				for (int child = 0; child < 5; child++) {
					children.add(process.spawn((idle) -> idle.sleep(Duration.ofDays(1))));
				}
				process.exit(REASON);
			});

			assertThat(Expect.exit(self)).isEqualTo(new Exit(parent, REASON));
			assertThat(children).hasSize(5).noneMatch(Pid::isAlive);
		}
	}

	@Test
	@Rule("R046")
	void isOneHoweverOftenItIsMadeWhenItIsRemoved(ActorSystem system, Process self) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);
		Monitor monitor = self.monitor(peer.pid());
		maker.run((process) -> {
			process.link(peer.pid());
			process.link(peer.pid());
			process.unlink(peer.pid());
		});

		peer.exit(REASON);
		Expect.down(self, monitor);

		assertThat(maker.next()).isEmpty();
		assertThat(maker.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R047")
	void isOneHoweverOftenItIsMadeWhenThePeerEnds(ActorSystem system) {
		Probe maker = Probe.trapping(system);
		Probe peer = Probe.start(system);
		maker.run((process) -> {
			process.link(peer.pid());
			process.link(peer.pid());
		});
		peer.run((process) -> process.link(maker.pid()));

		peer.exit(REASON);

		assertThat(maker.next()).contains(new Exit(peer.pid(), REASON));
		assertThat(maker.next()).isEmpty();
	}

	@Test
	@ActorSystemTest
	@Rule("R048")
	void hasNoEffectWithItself(ActorSystem system, Process self) {
		Probe probe = Probe.trapping(system);
		Monitor monitor = self.monitor(probe.pid());

		assertThat(probe.<Boolean>ask((process) -> process.link(process.pid()))).isTrue();
		assertThat(probe.next()).isEmpty();
		assertThat(probe.pid().info().orElseThrow().links()).isEmpty();
		probe.run((process) -> process.unlink(process.pid()));
		probe.run((process) -> process.link(process.pid()));
		probe.exit(REASON);

		assertThat(Expect.down(self, monitor).reason()).isSameAs(REASON);
		Expect.silence(self);
	}

	@Test
	@Rule("R049")
	void isRefusedWithTheDead(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Pid dead = dead(self);

		assertThat(probe.<Boolean>ask((process) -> process.link(dead))).isFalse();

		assertThat(probe.next()).isEmpty();
		assertThat(probe.pid().isAlive()).isTrue();
		assertThat(probe.pid().info().orElseThrow().links()).isEmpty();
	}

	@Test
	@Rule("R050")
	void isAnExitMessageWithTheDeadForOneThatTraps(ActorSystem system, Process self) {
		Probe probe = Probe.trapping(system);
		Pid dead = dead(self);

		assertThat(probe.<Boolean>ask((process) -> process.link(dead))).isTrue();

		assertThat(probe.next()).contains(new Exit(dead, ExitReason.NO_PROCESS));
		assertThat(probe.next()).isEmpty();
		assertThat(probe.pid().info().orElseThrow().links()).isEmpty();
	}

	@Test
	@Rule("R051")
	void canBeRemovedWhenThereIsNone(ActorSystem system, Process self) {
		Probe probe = Probe.trapping(system);
		Probe stranger = Probe.trapping(system);
		Pid dead = dead(self);

		probe.run((process) -> {
			process.unlink(dead);
			process.unlink(stranger.pid());
			process.link(stranger.pid());
			process.unlink(stranger.pid());
			process.unlink(stranger.pid());
		});

		assertThat(probe.next()).isEmpty();
		assertThat(stranger.next()).isEmpty();
	}

	@ParameterizedTest
	@ActorSystemTest
	@MethodSource("pairs")
	@Rule("R052")
	void isGoneForBothWhenEitherRemovesIt(BiConsumer<Probe, Probe> remove, ActorSystem system, Process self) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);
		maker.run((process) -> process.link(peer.pid()));
		remove.accept(maker, peer);

		assertThat(maker.pid().info().orElseThrow().links()).isEmpty();
		assertThat(peer.pid().info().orElseThrow().links()).isEmpty();
		Monitor monitor = self.monitor(peer.pid());
		peer.exit(REASON);
		Expect.down(self, monitor);
		assertThat(maker.next()).isEmpty();
		assertThat(maker.pid().isAlive()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("pairs")
	@Rule("R052")
	void isGoneForBothWhenEitherRemovesItAndTheMakerCrashes(BiConsumer<Probe, Probe> remove, ActorSystem system,
			Process self) {
		Probe maker = Probe.start(system);
		Probe peer = Probe.start(system);
		maker.run((process) -> process.link(peer.pid()));
		remove.accept(maker, peer);

		Monitor monitor = self.monitor(maker.pid());
		maker.exit(REASON);
		Expect.down(self, monitor);

		assertThat(peer.next()).isEmpty();
		assertThat(peer.pid().isAlive()).isTrue();
	}

	@Test
	@ActorSystemTest
	@Rule("R054")
	void givesNoExitMessageAfterItWasRemovedAndTheMailboxWasFlushed(Process self) {
		self.trapExits(true);

		Expect.race((round) -> {
			Pid child = self.spawn((process) -> {
			});
			Expect.spin(round);
			self.unlink(child);
			Optional<Exit> flushed = self.receive(EXITS, Duration.ZERO);

			assertThat(flushed.map(Exit::pid)).as("exit of an earlier round")
				.isIn(Optional.empty(), Optional.of(child));
		});

		Expect.silence(self);
	}

	@Test
	@Rule("R054")
	void doesNotEndTheProcessThatHasRemovedIt(Process self) {
		Subject<Pid> unlinked = self.subject();

		Expect.race((round) -> {
			Monitor monitor = self.spawnMonitored((process) -> {
				Pid peer = process.spawn((other) -> other.exit(REASON));
				Expect.spin(round);
				process.unlink(peer);
				unlinked.send(process.pid());
				process.sleep(Duration.ofMillis(1));
			});
			ExitReason end = Expect.down(self, monitor).reason();
			boolean hasUnlinked = self.receive(unlinked, Duration.ZERO).isPresent();

			assertThat(end).isEqualTo(hasUnlinked ? ExitReason.NORMAL : REASON);
		});

		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R055")
	void givesOneExitMessageAtMostWhenItIsMadeAgainWhileThePeerRemovesItAndEnds(Process self) {
		ExitReason bye = ExitReason.shutdown("bye");
		Map<Pid, ExitReason> ended = new HashMap<>();
		Map<Pid, Boolean> linked = new ConcurrentHashMap<>();
		self.trapExits(true);

		Expect.race((round) -> {
			Pid peer = self.spawn((process) -> {
				process.unlink(self.pid());
				process.exit(bye);
			});
			Expect.spin(round);
			linked.put(peer, self.link(peer));
			self.receive(EXITS, Duration.ZERO)
				.ifPresent((exit) -> assertThat(ended.put(exit.pid(), exit.reason())).isNull());
		});

		for (Optional<Exit> exit; (exit = self.receive(EXITS, Expect.A_WHILE)).isPresent();) {
			assertThat(ended.put(exit.get().pid(), exit.get().reason())).isNull();
		}
		assertThat(linked).containsKeys(ended.keySet().toArray(Pid[]::new));
		assertThat(linked.values()).containsOnly(true);
		assertThat(ended.values()).isSubsetOf(ExitReason.NO_PROCESS, bye);
	}

	@Test
	@ActorSystemTest
	@Rule("R056")
	void tellsEachOfManyPeersOnce(ActorSystem system, Process self) {
		Subject<Exit> exits = self.subject();
		Probe crashing = Probe.start(system);
		List<Probe> peers = IntStream.range(0, 50).mapToObj((i) -> Probe.trapping(system)).toList();
		peers.forEach((peer) -> {
			peer.run((process) -> process.link(crashing.pid()));
			peer.tell((process) -> {
				while (true) {
					exits.send(new Exit(process.pid(), process.receiveForever(EXITS).reason()));
				}
			});
		});

		crashing.exit(REASON);

		List<Exit> received = new ArrayList<>();
		peers.forEach((peer) -> received.add(Expect.message(self, exits)));
		assertThat(received)
			.containsExactlyInAnyOrderElementsOf(peers.stream().map((peer) -> new Exit(peer.pid(), REASON)).toList());
		Expect.silence(self);
	}

	@Test
	@Rule("R057")
	void doesNotReachBeyondAProcessThatTraps(ActorSystem system, Process self) {
		Probe crashing = Probe.start(system);
		Probe trapping = Probe.trapping(system);
		Probe beyond = Probe.start(system);
		trapping.run((process) -> {
			process.link(crashing.pid());
			process.link(beyond.pid());
		});

		crashing.exit(REASON);

		assertThat(trapping.next()).contains(new Exit(crashing.pid(), REASON));
		assertThat(beyond.next()).isEmpty();
		assertThat(beyond.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R058")
	void endsTheKillerOfALinkedProcess(ActorSystem system, Process self) {
		Probe killer = Probe.start(system);
		Probe victim = killer.ask(Probe::start);
		Monitor monitor = self.monitor(killer.pid());

		killer.tell((process) -> victim.pid().kill());

		assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(victim.pid().isAlive()).isFalse();
	}

	@Test
	@ActorSystemTest
	void nullIsNoPeerToLink(ActorSystem system) {
		Probe probe = Probe.start(system);
		Probe peer = Probe.trapping(system);
		probe.run((process) -> process.link(peer.pid()));

		probe.run((process) -> assertThatNullPointerException().isThrownBy(() -> process.link(null)));

		probe.exit(REASON);
		assertThat(peer.next()).contains(new Exit(probe.pid(), REASON));
	}

	@Test
	void nullIsNoPeerToUnlink(ActorSystem system) {
		Probe probe = Probe.start(system);

		probe.run((process) -> assertThatNullPointerException().isThrownBy(() -> process.unlink(null)));

		assertThat(probe.pid().isAlive()).isTrue();
	}

	private static Pid dead(Process self) {
		Monitor monitor = self.spawnMonitored((process) -> {
		});
		return Expect.down(self, monitor).pid();
	}

	private static Stream<Named<ExitReason>> spreadingReasons() {
		return Stream.of(Named.of("shutdown", ExitReason.SHUTDOWN), Named.of("shutdown with a detail", REASON),
				Named.of("killed", ExitReason.KILLED), Named.of("a value", ExitReason.abnormal("no more paper")),
				Named.of("a throwable", ExitReason.abnormal(new IllegalStateException("no more paper"))));
	}

	private static Stream<Named<BiConsumer<Probe, Probe>>> pairs() {
		return Stream.of(Named.of("by its maker", (maker, peer) -> maker.run((process) -> process.unlink(peer.pid()))),
				Named.of("by the peer", (maker, peer) -> peer.run((process) -> process.unlink(maker.pid()))));
	}

}
