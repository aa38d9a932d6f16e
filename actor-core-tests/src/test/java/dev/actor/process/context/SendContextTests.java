package dev.actor.process.context;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.ContextCarrier;
import dev.actor.process.ExitReason;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A carrier knows for whom a message is, and what became of it. */
class SendContextTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final ActorSystem system = ActorSystem.builder("sends").context(new Carrier()).build();

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch open = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.open.countDown();
		this.system.close();
	}

	@Test
	void aSendToASubjectOrANameIsForItsHolder() {
		Subject<Runnable> subject = runner("echo");
		this.told.clear();

		subject.<String>call((reply) -> () -> reply.send("answer"), SOON);
		this.system.subject(Name.<Runnable>of("echo")).<String>call((reply) -> () -> reply.send("answer"), SOON);
		this.system.subject(Name.<Runnable>of("echo")).trySend(() -> {
		});

		assertThat(this.told).containsExactly("for echo", "delivered", "for echo", "delivered", "for echo",
				"delivered");
	}

	@Test
	void aTimerIsNoSend() throws InterruptedException {
		Subject<Runnable> subject = runner("echo");
		this.told.clear();

		subject.sendAfter(Duration.ZERO, () -> this.open.countDown());
		this.open.await();

		assertThat(this.told).containsExactly("for nobody");
	}

	@Test
	void aMessageForWhichThereIsNoRoomIsNotDelivered() throws InterruptedException {
		Actor<Integer, String> gate = Actor.<Integer, String>of(0, (count, message) -> {
			this.begun.countDown();
			this.open.await();
			return Next.state(count + 1);
		}).labelled("gate");
		Subject<String> failing = gate.mailbox(MailboxLimit.failing(1)).start(this.system).subject();
		failing.send("in work");
		this.begun.await();
		failing.send("waits");
		this.told.clear();

		assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> failing.send("no room"));

		assertThat(this.told).containsExactly("for gate", "lost");
	}

	@Test
	void aMessageForOneWhoHasEndedIsNotDelivered() {
		Started<String> started = Actor.<Integer, String>of(0, (count, message) -> Next.state(count + 1))
			.labelled("nameless")
			.start(this.system);
		started.subject().send("in time");
		started.pid().stop(ExitReason.NORMAL, SOON);

		started.subject().send("too late");

		assertThat(this.told).endsWith("for nameless", "delivered", "for nameless", "lost");
	}

	private Subject<Runnable> runner(String name) {
		return Actor.<Integer, Runnable>of(0, (count, message) -> {
			message.run();
			return Next.state(count + 1);
		}).named(Name.of(name)).labelled(name).start(this.system).subject();
	}

	private final class Carrier implements ContextCarrier {

		@Override
		public Snapshot capture() {
			SendContextTests.this.told.add("for nobody");
			return new Nothing();
		}

		@Override
		public Snapshot capture(Pid recipient) {
			SendContextTests.this.told.add("for " + recipient.label());
			return new Nothing();
		}

	}

	private final class Nothing implements ContextCarrier.Snapshot {

		@Override
		public ContextCarrier.Scope restore() {
			return () -> {
			};
		}

		@Override
		public void sent(boolean delivered) {
			SendContextTests.this.told.add(delivered ? "delivered" : "lost");
		}

	}

}
