package dev.actor.process.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group B: signals and their order. */
@ActorSystemTest
class SignalOrderTests {

	private static final int MANY = 10_000;

	private static final int BURST = 1000;

	@Test
	@Rule("R026")
	void messagesOfOneSenderKeepTheirOrder(Process self) {
		Subject<Integer> subject = self.subject();

		self.spawn((sender) -> IntStream.range(0, MANY).forEach(subject::send));

		for (int i = 0; i < MANY; i++) {
			assertThat(Expect.message(self, subject)).isEqualTo(i);
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R026")
	void messagesOfEachOfManySendersKeepTheirOrder(Process self) {
		record Numbered(int sender, int number) {
		}
		Subject<Numbered> subject = self.subject();
		int[] next = new int[8];

		for (int i = 0; i < next.length; i++) {
			int sender = i;
			self.spawn((process) -> IntStream.range(0, BURST).forEach((n) -> subject.send(new Numbered(sender, n))));
		}

		for (int i = 0; i < next.length * BURST; i++) {
			Numbered message = Expect.message(self, subject);
			assertThat(message.number()).isEqualTo(next[message.sender()]++);
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R027")
	void messagesThroughTwoSubjectsKeepTheirOrder(Process self) {
		Subject<Integer> even = self.subject();
		Subject<Integer> odd = self.subject();
		Selector<Integer> both = Selector.of(odd).merge(Selector.of(even));

		self.spawn((sender) -> IntStream.range(0, MANY).forEach((i) -> ((i % 2 == 0) ? even : odd).send(i)));

		for (int i = 0; i < MANY; i++) {
			assertThat(self.receive(both, Expect.SOON)).contains(i);
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R028")
	void downComesAfterTheMessagesOfTheSenderByWhicheverAddress(Process self) {
		Name<Object> name = Name.unique("receiver");
		List<Subject<Object>> addresses = List.of(self.register(name), self.subject(), self.subject());
		Selector<Object> all = Selector.empty().monitors((down) -> down);
		for (Subject<Object> address : addresses) {
			all = all.select(address, (message) -> message);
		}
		Selector<Object> inbox = all;

		for (int round = 0; round < 100; round++) {
			Monitor monitor = self.spawnMonitored(
					(sender) -> IntStream.range(0, BURST).forEach((i) -> addresses.get(i % addresses.size()).send(i)));

			for (int i = 0; i < BURST; i++) {
				assertThat(self.receive(inbox, Expect.SOON)).contains(i);
			}
			assertThat(self.receive(inbox, Expect.SOON)).contains(new Down(monitor, monitor.pid(), ExitReason.NORMAL));
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R028")
	void downIsTheLastThingThatComesFromASenderThatIsKilledWhileItSends(ActorSystem system, Process self) {
		record Numbered(int round, int number) {
		}
		Subject<Numbered> subject = self.subject();

		Expect.race((round) -> {
			Pid sender = system.spawn((process) -> {
				for (int i = 0; i < BURST; i++) {
					subject.send(new Numbered(round, i));
				}
				process.receiveForever(Selector.empty());
			});
			Monitor monitor = self.monitor(sender);
			Selector<Object> inbox = Selector.<Object>empty()
				.select(subject, (message) -> message)
				.monitor(monitor, (down) -> down);
			assertThat(Expect.message(self, subject)).isEqualTo(new Numbered(round, 0));

			sender.sendExit(ExitReason.SHUTDOWN);

			Object message = self.receive(inbox, Expect.SOON).orElseThrow();
			for (int i = 1; !(message instanceof Down); i++) {
				assertThat(message).isEqualTo(new Numbered(round, i));
				message = self.receive(inbox, Expect.SOON).orElseThrow();
			}
			assertThat(message).isEqualTo(new Down(monitor, sender, ExitReason.SHUTDOWN));
		});
		Expect.silence(self);
	}

	@Test
	@Rule("R031")
	void exitIsTheLastThingThatComesFromASenderThatIsKilledWhileItSends(Process self) {
		record Numbered(int round, int number) {
		}
		Subject<Numbered> subject = self.subject();
		Selector<Object> inbox = Selector.<Object>empty()
			.select(subject, (message) -> message)
			.trappedExits((exit) -> exit);
		self.trapExits(true);

		Expect.race((round) -> {
			Pid sender = self.spawn((process) -> {
				for (int i = 0; i < BURST; i++) {
					subject.send(new Numbered(round, i));
				}
				process.receiveForever(Selector.empty());
			});
			assertThat(Expect.message(self, subject)).isEqualTo(new Numbered(round, 0));

			sender.sendExit(ExitReason.SHUTDOWN);

			Object message = self.receive(inbox, Expect.SOON).orElseThrow();
			for (int i = 1; !(message instanceof Exit); i++) {
				assertThat(message).isEqualTo(new Numbered(round, i));
				message = self.receive(inbox, Expect.SOON).orElseThrow();
			}
			assertThat(message).isEqualTo(new Exit(sender, ExitReason.SHUTDOWN));
		});
		Expect.silence(self);
	}

	@Test
	@Rule("R031")
	void exitComesAfterTheMessagesOfTheSender(Process self) {
		Subject<Integer> subject = self.subject();
		Selector<Object> inbox = Selector.<Object>empty()
			.select(subject, (message) -> message)
			.trappedExits((exit) -> exit);
		self.trapExits(true);

		for (int round = 0; round < 100; round++) {
			Pid sender = self.spawn((process) -> IntStream.range(0, BURST).forEach(subject::send));

			for (int i = 0; i < BURST; i++) {
				assertThat(self.receive(inbox, Expect.SOON)).contains(i);
			}
			assertThat(self.receive(inbox, Expect.SOON)).contains(new Exit(sender, ExitReason.NORMAL));
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R032")
	void messagesToADeadUnnamedSubjectVanish(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Subject<String> subject = probe.ask(Process::subject);
		Monitor monitor = self.monitor(probe.pid());
		probe.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		subject.send("anybody there?");

		assertThat(subject.trySend("hello?")).isFalse();
		assertThat(subject.owner()).isEmpty();
		assertThat(system.deadLetterCount()).isEqualTo(2);
		Expect.silence(self);
	}

	@Test
	@Rule("R033")
	void sendersDoNotWaitForAHandlerThatBlocks(ActorSystem system, Process self) {
		Subject<Integer> handled = self.subject();
		CountDownLatch gate = new CountDownLatch(1);
		Subject<Integer> actor = Actor.<String, Integer>of("", (state, message) -> {
			gate.await();
			handled.send(message);
			return Next.state(state);
		}).start(system).subject();

		IntStream.range(0, MANY).forEach(actor::send);
		Expect.silence(self);
		gate.countDown();

		for (int i = 0; i < MANY; i++) {
			assertThat(Expect.message(self, handled)).isEqualTo(i);
		}
		Expect.silence(self);
	}

	@Test
	@Rule("R034")
	void aProcessCanSendToItself(Process self) {
		Subject<String> subject = self.subject();

		subject.send("note");

		assertThat(Expect.message(self, subject)).isEqualTo("note");
		Expect.silence(self);
	}

	@Test
	@Rule("R035")
	void aProcessThatComputesIsDeadForOthersAtOnce(ActorSystem system, Process self) {
		Name<Object> name = Name.unique("busy");
		try (Busy busy = Busy.start(self, name)) {
			busy.inbox().send("compute");
			Expect.message(self, busy.computing());
			Monitor monitor = self.monitor(busy.pid());

			busy.pid().sendExit(ExitReason.shutdown("now"));

			assertThat(busy.pid().isAlive()).isFalse();
			assertThat(busy.pid().info()).isEmpty();
			assertThat(system.lookup(name)).isEmpty();
			assertThat(busy.inbox().trySend("too late")).isFalse();
			assertThatExceptionOfType(NoProcessException.class)
				.isThrownBy(() -> busy.inbox().call((Reply<String> reply) -> reply, Expect.AGES));
			assertThat(self.register(name).owner()).contains(self.pid());
			assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.shutdown("now"));
			assertThat(busy.stops()).isEqualTo(ExitReason.shutdown("now"));
			Expect.silence(self);
		}
	}

	@Test
	@Rule("R035")
	void aProcessThatComputesIsNotAmongTheLiving(ActorSystem system, Process self) {
		try (Busy busy = Busy.start(self, Name.unique("busy"))) {
			busy.inbox().send("compute");
			Expect.message(self, busy.computing());
			assertThat(system.processes()).containsExactlyInAnyOrder(self.pid(), busy.pid());

			busy.pid().sendExit(ExitReason.SHUTDOWN);

			assertThat(system.processes()).containsExactly(self.pid());
			assertThat(system.processCount()).isOne();
			assertThat(busy.stops()).isEqualTo(ExitReason.SHUTDOWN);
		}
	}

	@Test
	@Rule({ "R035", "R143" })
	void callersOfAProcessThatComputesHaveTheirErrorAtOnce(Process self) {
		try (Busy busy = Busy.start(self, Name.unique("busy"))) {
			CompletableFuture<Object> answer = CompletableFuture.supplyAsync(
					() -> busy.inbox().call((Reply<Object> reply) -> reply, Expect.AGES),
					(task) -> new Thread(task).start());
			Expect.message(self, busy.computing());

			busy.pid().sendExit(ExitReason.shutdown("now"));

			assertThat(answer).failsWithin(Expect.SOON)
				.withThrowableThat()
				.havingCause()
				.isInstanceOfSatisfying(CalleeExitedException.class,
						(ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.shutdown("now")));
			assertThat(busy.stops()).isEqualTo(ExitReason.shutdown("now"));
			Expect.silence(self);
		}
	}

	@Test
	@Rule("R037")
	void thePictureOfAProcessCountsWhatTheAskerHasSent(ActorSystem system) {
		Probe probe = Probe.start(system);
		Subject<Integer> unread = probe.ask(Process::subject);

		Expect.race((round) -> {
			if (round % BURST == 0) {
				probe.run(Process::flush);
			}
			unread.send(round);

			assertThat(probe.pid().info().orElseThrow().mailboxLength()).isEqualTo(round % BURST + 1);
		});
	}

	@Test
	@Rule("R038")
	void aReceiverSeesWhatTheSenderWroteBefore(Process self) {
		Subject<int[]> subject = self.subject();

		self.spawn((sender) -> {
			for (int i = 0; i < MANY; i++) {
				int[] written = new int[16];
				written[i % 16] = i;
				subject.send(written);
			}
		});

		for (int i = 0; i < MANY; i++) {
			assertThat(Expect.message(self, subject)[i % 16]).isEqualTo(i);
		}
		Expect.silence(self);
	}

	@Test
	@Rule({ "R038", "R414", "R175" })
	void runsOfAHandlerNeverOverlapAndSeeEachOthersWrites(ActorSystem system, Process self) {
		int senders = 4;
		Counter counter = new Counter();
		Subject<Integer> done = self.subject();
		Subject<Integer> actor = Actor.<Counter, Integer>of(counter, (state, message) -> {
			state.count++;
			if (state.count == senders * MANY) {
				done.send(state.count);
			}
			return Next.state(state);
		}).start(system).subject();

		for (int i = 0; i < senders; i++) {
			self.spawn((sender) -> IntStream.range(0, MANY).forEach((n) -> {
				actor.send(n);
				if (n % 100 == 0) {
					// lets the actor fall asleep, so that its runs are on many threads
					Thread.yield();
				}
			}));
		}

		assertThat(Expect.message(self, done)).isEqualTo(senders * MANY);
		Expect.silence(self);
	}

	@Test
	@Rule({ "R038", "R175" })
	void runsOfAHandlerNeverOverlapAlsoWhenItReceivesInBetween(ActorSystem system, Process self) {
		AtomicInteger inside = new AtomicInteger();
		Subject<String> overlaps = self.subject();
		Subject<Subject<Integer>> started = self.subject();
		Subject<Integer> actor = Actor.<Subject<Integer>, Integer>withInit((process, own) -> {
			Subject<Integer> aside = process.subject();
			started.send(aside);
			return aside;
		}, (aside, round) -> {
			if (inside.incrementAndGet() > 1) {
				overlaps.send("overlap in round " + round);
			}
			Process.current().receive(aside, Duration.ofNanos((round % 64) * 500L));
			Expect.spin(round);
			inside.decrementAndGet();
			return Next.state(aside);
		}).start(system).subject();
		Subject<Integer> aside = Expect.message(self, started);

		Expect.race((round) -> {
			actor.send(round);
			Expect.spin(round);
			aside.send(round);
		});

		Expect.silence(self);
	}

	@Test
	void nullIsNoMessage(Process self) {
		Subject<String> subject = self.subject();
		Subject<String> named = self.register(Name.unique("receiver"));
		List<Subject<String>> subjects = new ArrayList<>(List.of(subject, named));

		assertThat(subjects).allSatisfy((target) -> {
			assertThatNullPointerException().isThrownBy(() -> target.send(null));
			assertThatNullPointerException().isThrownBy(() -> target.trySend(null));
			assertThatNullPointerException().isThrownBy(() -> target.sendAfter(Expect.A_WHILE, null));
		});

		Expect.silence(self);
	}

	@Test
	void nullIsNoMessageForTheDeadEither(ActorSystem system, Process self) {
		Subject<String> nobody = system.subject(Name.unique("nobody"));
		Probe probe = Probe.start(system);
		Subject<String> dead = probe.ask(Process::subject);
		Monitor monitor = self.monitor(probe.pid());
		probe.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		assertThatNullPointerException().isThrownBy(() -> dead.send(null));
		assertThatNullPointerException().isThrownBy(() -> dead.trySend(null));
		assertThatNullPointerException().isThrownBy(() -> nobody.trySend(null));

		assertThat(system.deadLetterCount()).isZero();
	}

	/** Has no defence against races but the library. */
	private static final class Counter {

		private int count;

	}

	/**
	 * A process that, after its first message, is in its own code and in no call of the
	 * library.
	 */
	private record Busy(Pid pid, Subject<Object> inbox, Subject<String> computing, AtomicBoolean spin,
			CompletableFuture<ExitReason> stopped) implements AutoCloseable {

		static Busy start(Process self, Name<Object> name) {
			Subject<String> started = self.subject();
			Subject<String> computing = self.subject();
			AtomicBoolean spin = new AtomicBoolean(true);
			CompletableFuture<ExitReason> stopped = new CompletableFuture<>();
			Pid pid = self.spawnUnlinked((process) -> {
				Subject<Object> inbox = process.register(name);
				started.send("started");
				process.receiveForever(inbox);
				computing.send("computing");
				while (spin.get()) {
					Thread.yield();
				}
				try {
					started.send("still here");
				}
				catch (ExitException ex) {
					stopped.complete(ex.reason());
				}
			});
			Expect.message(self, started);
			return new Busy(pid, self.subject(name), computing, spin, stopped);
		}

		ExitReason stops() {
			this.spin.set(false);
			return this.stopped.orTimeout(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS).join();
		}

		@Override
		public void close() {
			this.spin.set(false);
		}

	}

}
