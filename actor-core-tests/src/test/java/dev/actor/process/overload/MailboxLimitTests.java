package dev.actor.process.overload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ActorSystemTest
class MailboxLimitTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_WHILE = Duration.ofMillis(100);

	@Test
	void aFullMailboxFailsTheSender(ActorSystem system) {
		Gate gate = Gate.start(system, MailboxLimit.failing(2));
		gate.fill(2);

		assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> gate.subject().send("one too many"))
			.withMessageContaining("is full (2 messages)")
			.satisfies((ex) -> assertThat(ex.pid()).isEqualTo(gate.pid()));

		gate.open();
	}

	@Test
	void aFullMailboxDropsTheNewestMessageAndCountsIt(ActorSystem system) {
		Gate gate = Gate.start(system, MailboxLimit.dropping(2));
		gate.fill(2);

		assertThat(gate.subject().trySend("one too many")).isFalse();
		gate.subject().send("and another one");

		assertThat(system.deadLetterCount()).isEqualTo(2);
		gate.open();
	}

	@Test
	void aFullMailboxMakesTheSenderWaitUntilThereIsRoom(ActorSystem system, Process self) {
		Gate gate = Gate.start(system, MailboxLimit.blocking(2, SOON));
		gate.fill(2);
		Subject<String> sent = self.subject();

		self.spawn((sender) -> {
			gate.subject().send("waits for room");
			sent.send("sent");
		});
		assertThat(self.receive(sent, A_WHILE)).isEmpty();
		gate.open();

		assertThat(self.receive(sent, SOON)).contains("sent");
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	void aSenderThatWaitsInVainGetsAnErrorThatSaysSo(ActorSystem system) {
		Gate gate = Gate.start(system, MailboxLimit.blocking(1, Duration.ofMillis(20)));
		gate.fill(1);

		assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> gate.subject().send("in vain"))
			.withMessageContaining("no room within 20 ms");

		gate.open();
	}

	@Test
	void aProcessNeverWaitsForRoomInItsOwnMailbox(ActorSystem system, Process self) {
		Subject<Throwable> thrown = self.subject();
		Subject<Subject<?>> actor = Actor.<Integer, Subject<?>>withInit((process, own) -> 0, (state, message) -> {
			@SuppressWarnings("unchecked")
			Subject<Subject<?>> own = (Subject<Subject<?>>) message;
			try {
				own.send(own);
				own.send(own);
			}
			catch (MailboxFullException ex) {
				thrown.send(ex);
			}
			return Next.stop();
		}).mailbox(MailboxLimit.blocking(1, Duration.ofDays(1))).start(system).subject();

		actor.send(actor);

		assertThat(self.receive(thrown, SOON))
			.hasValueSatisfying((ex) -> assertThat(ex).hasMessageContaining("sends to itself"));
	}

	@Test
	void whoWaitsForRoomIsLetGoWhenTheProcessEnds(ActorSystem system, Process self) {
		Gate gate = Gate.start(system, MailboxLimit.blocking(1, Duration.ofDays(1)));
		gate.fill(1);
		Monitor sender = self.spawnMonitored((process) -> gate.subject().send("waits"));
		assertThat(self.receive(down(sender), A_WHILE)).isEmpty();

		gate.pid().kill();

		assertThat(self.receive(down(sender), SOON))
			.hasValueSatisfying((end) -> assertThat(end.reason()).isEqualTo(ExitReason.NORMAL));
	}

	@Test
	void whoWaitsForRoomCanBeKilled(ActorSystem system, Process self) {
		Gate gate = Gate.start(system, MailboxLimit.blocking(1, Duration.ofDays(1)));
		gate.fill(1);
		Monitor sender = self.spawnMonitored((process) -> gate.subject().send("waits"));
		assertThat(self.receive(down(sender), A_WHILE)).isEmpty();

		sender.pid().kill();

		assertThat(self.receive(down(sender), SOON))
			.hasValueSatisfying((end) -> assertThat(end.reason()).isEqualTo(ExitReason.KILLED));
		gate.open();
	}

	@Test
	void signalsAndRepliesNeedNoRoom(ActorSystem system, Process self) {
		Gate gate = Gate.start(system, MailboxLimit.failing(1));
		gate.fill(1);
		Monitor monitor = self.monitor(gate.pid());

		gate.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(self.receive(down(monitor), SOON)).isPresent();
	}

	@Test
	void aTimerDropsWhatFindsNoRoom(ActorSystem system, Process self) {
		Gate gate = Gate.start(system, MailboxLimit.blocking(1, Duration.ofDays(1)));
		gate.fill(1);
		Subject<String> later = self.subject();

		gate.subject().sendAfter(Duration.ZERO, "no room");
		later.sendAfter(Duration.ofMillis(20), "the clock goes on");

		assertThat(self.receive(later, SOON)).isPresent();
		assertThat(system.deadLetterCount()).isOne();
		gate.open();
	}

	@Test
	void roomComesBackForEachMessageThatIsTaken(ActorSystem system) {
		Subject<Reply<Integer>> echo = Actor
			.<Integer, Reply<Integer>>of(0, (count, reply) -> Next.reply(reply, count, count + 1))
			.mailbox(MailboxLimit.failing(1))
			.start(system)
			.subject();

		for (int i = 0; i < 1000; i++) {
			assertThat(echo.call((Reply<Integer> reply) -> reply, SOON)).isEqualTo(i);
		}
	}

	@Test
	void refusesACapacityOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> MailboxLimit.failing(0))
			.withMessageContaining("but is 0");
		assertThatIllegalArgumentException().isThrownBy(() -> MailboxLimit.blocking(1, Duration.ofMillis(-1)));
	}

	private static Selector<Down> down(Monitor monitor) {
		return Selector.<Down>empty().monitor(monitor, (down) -> down);
	}

	/** An actor that handles nothing until it is opened. */
	private record Gate(Pid pid, Subject<String> subject, CountDownLatch entered, CountDownLatch opened) {

		static Gate start(ActorSystem system, MailboxLimit limit) {
			CountDownLatch entered = new CountDownLatch(1);
			CountDownLatch opened = new CountDownLatch(1);
			var started = Actor.<Integer, String>of(0, (state, message) -> {
				entered.countDown();
				opened.await();
				return Next.state(state);
			}).mailbox(limit).start(system);
			return new Gate(started.pid(), started.subject(), entered, opened);
		}

		/** One message in the handler, and as many as asked for in the mailbox. */
		void fill(int messages) {
			this.subject.send("in the handler");
			assertThat(this.entered).satisfies((latch) -> assertThat(latch.await(2, TimeUnit.SECONDS)).isTrue());
			for (int i = 0; i < messages; i++) {
				this.subject.send("waits");
			}
		}

		void open() {
			this.opened.countDown();
		}

	}

}
