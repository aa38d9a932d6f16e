package dev.actor.examples;

import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Ack;
import dev.actor.process.InitFailedException;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Counter}. */
@ActorSystemTest(virtualTime = true)
class CounterTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Test
	void aStartedCounterIsLinkedToItsStarter(Process self) {
		Started<Counter.Message> counter = Counter.startCounter(self);

		assertThat(counter.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of(self.pid()));
		assertThat(valueOf(counter.subject())).isZero();
	}

	@Test
	void countsUpAndDownAndReadingChangesNothing(ActorSystem system) {
		Subject<Counter.Message> counter = Counter.startCounter(system).subject();

		counter.send(new Counter.Message.Increment());
		counter.send(new Counter.Message.Increment());
		counter.send(new Counter.Message.Decrement());

		assertThat(valueOf(counter)).isEqualTo(1);
		assertThat(valueOf(counter)).isEqualTo(1);
	}

	@Test
	void whoeverResetsTheCounterReadsZero(ActorSystem system) {
		Subject<Counter.Message> counter = Counter.startCounter(system).subject();

		for (int i = 0; i < 1000; i++) {
			counter.send(new Counter.Message.Increment());
			assertThat(counter.<Ack>call(Counter.Message.Reset::new, SOON)).isEqualTo(Ack.OK);
			assertThat(valueOf(counter)).isZero();
		}
	}

	@Test
	void aClientPrintsWhatItCounted(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();

		Counter.useCounter(system, Counter.actor(), lines::send);

		assertThat(self.receive(lines, Duration.ZERO)).hasValue("2");
		assertThat(system.processCount()).isEqualTo(1);
	}

	@Test
	void aClientPrintsThatTheCounterDidNotStart(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();

		Counter.useCounter(system, Actor.withInit((process, subject) -> {
			throw new InitFailedException("no numbers left");
		}, (state, message) -> Next.state(state)), lines::send);

		assertThat(self.receive(lines, Duration.ZERO)).hasValue("Failed to start counter");
	}

	@Test
	void aClientPrintsThatItGotNoAnswer(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();

		Counter.useCounter(system, Actor.of(new Counter.State(0), (state, message) -> Next.state(state)), lines::send);

		assertThat(self.receive(lines, Duration.ZERO)).hasValue("Timeout");
		assertThat(system.processCount()).isEqualTo(1);
	}

	private static int valueOf(Subject<Counter.Message> counter) {
		return counter.call(Counter.Message.GetValue::new, SOON);
	}

}
