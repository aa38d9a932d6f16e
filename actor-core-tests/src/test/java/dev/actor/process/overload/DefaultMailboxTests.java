package dev.actor.process.overload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.inspect.Sys;
import dev.actor.pool.Pool;
import dev.actor.pool.PoolSpec;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The bound of mailboxes of which nothing else is said. */
class DefaultMailboxTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch open = new CountDownLatch(1);

	private final Actor<Integer, String> gate = Actor.of(0, (count, message) -> {
		this.begun.countDown();
		this.open.await();
		return Next.state(count + 1);
	});

	@Test
	void boundsAnActorThatSaysNothing() throws InterruptedException {
		try (ActorSystem system = bounded()) {
			Subject<String> subject = this.gate.start(system).subject();
			fill(subject, 1);

			assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> subject.send("no room"));
			this.open.countDown();
		}
	}

	@Test
	void leavesAnActorAloneThatSaysSomething() throws InterruptedException {
		try (ActorSystem system = bounded()) {
			Subject<String> subject = this.gate.mailbox(MailboxLimit.failing(2)).start(system).subject();
			fill(subject, 2);

			assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> subject.send("no room"))
				.withMessageContaining("2 messages");
			this.open.countDown();
		}
	}

	@Test
	void leavesAnActorAloneThatWantsNoBound() throws InterruptedException {
		try (ActorSystem system = bounded()) {
			Subject<String> subject = this.gate.mailbox(MailboxLimit.UNBOUNDED).start(system).subject();

			fill(subject, 100);

			assertThat(subject.owner().orElseThrow().mailboxLength()).isEqualTo(100);
			this.open.countDown();
		}
	}

	@Test
	void leavesSupervisorsAlone() {
		try (ActorSystem system = bounded()) {
			Pid top = system.start(SupervisorSpec.oneForOne("top")).pid().orElseThrow();
			Sys.of(top).suspend();

			for (int i = 0; i < 3; i++) {
				assertThat(system.subject(Name.<Object>of("top")).trySend("not for it")).isTrue();
			}
			Sys.of(top).resume();
		}
	}

	@Test
	void leavesPoolsAlone() throws InterruptedException {
		try (ActorSystem system = bounded()) {
			Pool<Integer, Integer> pool = PoolSpec.<Integer, Integer>of("pool", 1, (job) -> {
				this.begun.countDown();
				this.open.await();
				return job;
			}).roundRobin().start(system);

			var results = IntStream.range(0, 50).mapToObj((job) -> pool.submit(job, SOON)).toList();
			this.begun.await();
			this.open.countDown();

			assertThat(results).allSatisfy((result) -> assertThat(result.join()).isNotNull());
		}
	}

	private static ActorSystem bounded() {
		return ActorSystem.builder("bounded").mailbox(MailboxLimit.failing(1)).build();
	}

	private void fill(Subject<String> subject, int messages) throws InterruptedException {
		subject.send("in work");
		this.begun.await();
		for (int i = 0; i < messages; i++) {
			subject.send("waits");
		}
	}

}
