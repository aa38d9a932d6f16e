package dev.actor.process.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Group D: trapping exits. */
@ActorSystemTest(virtualTime = true)
class TrapExitTests {

	private static final ExitReason REASON = ExitReason.shutdown("the reason");

	@Test
	@ActorSystemTest
	@Rule("R059")
	void receivesTheNormalEndOfALinkedProcess(Process self) {
		self.trapExits(true);

		Pid child = self.spawn((process) -> {
		});

		assertThat(Expect.exit(self)).isEqualTo(new Exit(child, ExitReason.NORMAL));
		Expect.silence(self);
	}

	@Test
	@Rule("R060")
	void receivesTheKillOfALinkedProcess(Process self) {
		self.trapExits(true);
		Pid child = self.spawn((process) -> process.receiveForever(Selector.empty()));

		child.kill();

		assertThat(Expect.exit(self)).isEqualTo(new Exit(child, ExitReason.KILLED));
		Expect.silence(self);
	}

	@Test
	@Rule("R060")
	void receivesTheCrashOfALinkedProcess(Process self) {
		self.trapExits(true);
		IllegalStateException cause = new IllegalStateException("no more paper");

		Pid child = self.spawn((process) -> {
			throw cause;
		});

		assertThat(Expect.exit(self)).isEqualTo(new Exit(child, ExitReason.abnormal(cause)));
		Expect.silence(self);
	}

	@Test
	@Rule("R060")
	void receivesTheExitOfOneProcessOutOfTurn(Process self) {
		self.trapExits(true);
		List<Pid> children = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			Pid child = self.spawn((process) -> process.receiveForever(Selector.empty()));
			children.add(child);
			child.sendExit(REASON);
			if (i % 3 == 1) {
				assertThat(self.receive(Selector.<Exit>empty().trappedExit(child, (exit) -> exit), Expect.SOON))
					.hasValue(new Exit(child, REASON));
			}
		}
		Selector<String> last = Selector.<String>empty()
			.trappedExits((exit) -> "another")
			.trappedExit(children.getLast(), (exit) -> "the last");

		for (int i = 0; i < 300; i += 3) {
			assertThat(self.receive(Selector.<Pid>empty().trappedExit(children.get(i), Exit::pid), Expect.SOON))
				.hasValue(children.get(i));
		}
		for (int i = 2; i < 300; i += 3) {
			assertThat(self.receive(last, Expect.SOON)).hasValue((i < 299) ? "another" : "the last");
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R061")
	void receivesExitsInTheOrderOfTheirArrivalThoughSomeWereTakenOutOfTurn(Process self) {
		self.trapExits(true);
		List<Pid> children = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			Pid child = self.spawn((process) -> process.receiveForever(Selector.empty()));
			children.add(child);
			Monitor monitor = self.monitor(child);
			child.sendExit(REASON);
			assertThat(self.receive(Selector.<Pid>empty().monitor(monitor, Down::pid), Expect.SOON)).hasValue(child);
		}
		for (int i = 0; i < 100; i += 2) {
			Pid child = children.get(i);
			assertThat(self.receive(Selector.<Pid>empty().trappedExit(child, Exit::pid), Duration.ZERO))
				.hasValue(child);
		}

		for (int i = 1; i < 100; i += 2) {
			assertThat(Expect.exit(self)).isEqualTo(new Exit(children.get(i), REASON));
		}
		Expect.silence(self);
	}

	@ParameterizedTest
	@MethodSource("reasons")
	@Rule("R061")
	void receivesTheSignalOfAnUnrelatedProcess(ExitReason reason, ActorSystem system, Process self) {
		Probe probe = Probe.trapping(system);

		probe.pid().sendExit(reason);

		assertThat(probe.next()).contains(new Exit(self.pid(), reason));
		assertThat(probe.next()).isEmpty();
		assertThat(probe.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R062")
	void endsWithALinkedProcessWhenItTrapsNoMore(ActorSystem system, Process self) {
		Probe probe = Probe.trapping(system);
		Probe peer = probe.ask(Probe::start);
		Monitor monitor = self.monitor(probe.pid());
		probe.run((process) -> process.trapExits(false));

		peer.exit(REASON);

		assertThat(Expect.down(self, monitor).reason()).isSameAs(REASON);
	}

	@Test
	@Rule("R063")
	void keepsTheExitsThatCameBeforeItStoppedTrapping(Process self) {
		self.trapExits(true);
		Monitor monitor = self.spawnMonitored((process) -> {
			process.link(self.pid());
			self.pid().sendExit(REASON);
			process.unlink(self.pid());
		});
		Expect.down(self, monitor);

		self.trapExits(false);

		assertThat(Expect.exit(self)).isEqualTo(new Exit(monitor.pid(), REASON));
		Expect.silence(self);
	}

	@Test
	@Rule("R064")
	void receivesExitsAndMessagesOfOnePeerInTheirOrder(Process self) {
		int many = 1000;
		Subject<Integer> subject = self.subject();
		Selector<Object> inbox = Selector.<Object>empty()
			.select(subject, (message) -> message)
			.trappedExits(Exit::reason);
		self.trapExits(true);

		self.spawnUnlinked((process) -> {
			for (int i = 0; i < many; i++) {
				subject.send(i);
				self.pid().sendExit(ExitReason.shutdown(i));
			}
		});

		for (int i = 0; i < many; i++) {
			assertThat(self.receive(inbox, Expect.SOON)).contains(i);
			assertThat(self.receive(inbox, Expect.SOON)).contains(ExitReason.shutdown(i));
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R065")
	void tellsWhetherItTrappedBefore(Process self) {
		assertThat(self.trapExits(true)).isFalse();
		assertThat(self.trapExits(true)).isTrue();
		assertThat(self.pid().info().orElseThrow().trapsExits()).isTrue();
		assertThat(self.trapExits(false)).isTrue();
		assertThat(self.trapExits(false)).isFalse();
		assertThat(self.pid().info().orElseThrow().trapsExits()).isFalse();
	}

	@Test
	@Rule("R067")
	void anActorSurvivesTheNormalEndOfItsParent(ActorSystem system, Process self) {
		Probe parent = Probe.start(system);
		Subject<Reply<String>> actor = parent.ask(
				(process) -> Actor.<String, Reply<String>>of("alive", (state, reply) -> Next.reply(reply, state, state))
					.start(process)
					.subject());
		Pid pid = actor.owner().orElseThrow();
		Monitor ofActor = self.monitor(pid);
		Monitor ofParent = self.monitor(parent.pid());

		parent.exit(ExitReason.NORMAL);
		Expect.down(self, ofParent);

		Expect.silence(self);
		assertThat(actor.<String>call((reply) -> reply, Expect.SOON)).isEqualTo("alive");
		assertThat(pid.info().orElseThrow().links()).isEmpty();
		self.demonitor(ofActor);
	}

	@Test
	@ActorSystemTest
	@Rule({ "R061", "R104" })
	void canBeAskedForExitsThatAreNotThere(Process self) {
		self.trapExits(true);

		assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), Duration.ZERO)).isEmpty();
	}

	private static Stream<Named<ExitReason>> reasons() {
		return Stream.of(Named.of("shutdown", ExitReason.SHUTDOWN), Named.of("shutdown with a detail", REASON),
				Named.of("killed, which is not kill", ExitReason.KILLED),
				Named.of("a value", ExitReason.abnormal("no more paper")));
	}

}
