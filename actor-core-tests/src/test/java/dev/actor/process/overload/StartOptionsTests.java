package dev.actor.process.overload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Name;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Options that a system changes, whatever the actors themselves say. */
class StartOptionsTests {

	@Test
	void boundsAMailboxByTheNameOfTheActor() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch open = new CountDownLatch(1);
		Actor<Integer, String> actor = Actor.of(0, (count, message) -> {
			begun.countDown();
			open.await();
			return Next.state(count + 1);
		});
		try (ActorSystem system = ActorSystem.builder("options")
			.startOptions(
					(options) -> "bounded".equals(options.label()) ? options.mailbox(MailboxLimit.failing(1)) : options)
			.build()) {
			Subject<String> bounded = actor.named(Name.of("bounded")).start(system).subject();
			Subject<String> other = actor.named(Name.of("other")).start(system).subject();
			bounded.send("in work");
			begun.await();
			bounded.send("waits");
			for (int i = 0; i < 10; i++) {
				other.send("waits");
			}

			assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> bounded.send("no room"));
			open.countDown();
		}
	}

	@Test
	void changesComeOneAfterAnother() {
		try (ActorSystem system = ActorSystem.builder("options")
			.startOptions((options) -> options.labelled(options.label() + "1"))
			.startOptions((options) -> options.labelled(options.label() + "2"))
			.build()) {
			var started = Actor.<Integer, String>of(0, (count, message) -> Next.state(count))
				.labelled("0")
				.start(system);

			assertThat(started.pid().info().orElseThrow().label()).isEqualTo("012");
		}
	}

	@Test
	void limitsAnInitialiser() {
		Actor<Integer, String> slow = Actor.withInit((self, subject) -> {
			self.sleep(Duration.ofSeconds(10));
			return 0;
		}, (count, message) -> Next.state(count));
		try (ActorSystem system = ActorSystem.builder("options")
			.startOptions((options) -> options.initTimeout(Duration.ofMillis(20)))
			.build()) {
			assertThatExceptionOfType(StartException.class).isThrownBy(() -> slow.start(system));
		}
	}

}
