package dev.actor.examples;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.examples.TimedActor.TimedMessage;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link TimedActor}. */
@ActorSystemTest(virtualTime = true)
class TimedActorTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration SILENCE = Duration.ofMillis(200);

	private Process self;

	private Subject<String> lines;

	@BeforeEach
	void lines(Process self) {
		this.self = self;
		this.lines = self.subject();
	}

	@Test
	void saysWhatComesAndStopsWhenToldThatTheTimeIsOver(ActorSystem system) {
		Started<TimedMessage> actor = TimedActor.timedActor(system, Duration.ofHours(1), this.lines::send);
		this.self.monitor(actor.pid());

		actor.subject().send(new TimedMessage.Heartbeat());
		actor.subject().send(new TimedMessage.Data("x"));
		actor.subject().send(new TimedMessage.Timeout());

		assertThat(line()).isEqualTo("Heartbeat received");
		assertThat(line()).isEqualTo("Data: x");
		assertThat(line()).isEqualTo("Timeout occurred");
		assertThat(down()).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	void stopsByItselfAfterASilence(ActorSystem system) {
		long begin = this.self.monotonicNanos();
		this.self.monitor(TimedActor.timedActor(system, SILENCE, this.lines::send).pid());

		assertThat(line()).isEqualTo("Timeout occurred");
		assertThat(this.self.monotonicNanos() - begin).isGreaterThanOrEqualTo(SILENCE.toNanos());
		assertThat(down()).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	void stopsAlsoAfterASilenceThatFollowsAMessage(ActorSystem system) {
		Started<TimedMessage> actor = TimedActor.timedActor(system, Duration.ofSeconds(1), this.lines::send);
		this.self.monitor(actor.pid());
		actor.subject().send(new TimedMessage.Heartbeat());

		assertThat(line()).isEqualTo("Heartbeat received");
		assertThat(line()).isEqualTo("Timeout occurred");
		assertThat(down()).isEqualTo(ExitReason.NORMAL);
	}

	private String line() {
		return this.self.receive(this.lines, SOON).orElseThrow();
	}

	private ExitReason down() {
		return this.self.receive(Selector.<Down>empty().monitors((down) -> down), SOON).orElseThrow().reason();
	}

}
