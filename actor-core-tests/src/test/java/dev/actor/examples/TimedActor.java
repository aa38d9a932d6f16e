package dev.actor.examples;

import java.time.Duration;
import java.util.function.Consumer;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Initialised;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Spawner;

/** An actor that stops when nothing has come for a while. */
final class TimedActor {

	private TimedActor() {
	}

	sealed interface TimedMessage {

		record Heartbeat() implements TimedMessage {
		}

		record Data(String text) implements TimedMessage {
		}

		record Timeout() implements TimedMessage {
		}

	}

	static Started<TimedMessage> timedActor(Spawner spawner, Duration silence, Consumer<String> out) {
		return Actor
			.<Integer, TimedMessage>withInitialiser(
					(self, subject) -> Initialised.<Integer, TimedMessage>of(0)
						.idleAfter(silence, new TimedMessage.Timeout()),
					(count, message) -> handle(count, message, out).idleAfter(silence, new TimedMessage.Timeout()))
			.start(spawner);
	}

	private static Next<Integer, TimedMessage> handle(int count, TimedMessage message, Consumer<String> out) {
		return switch (message) {
			case TimedMessage.Heartbeat heartbeat -> {
				out.accept("Heartbeat received");
				yield Next.state(count);
			}
			case TimedMessage.Data(String text) -> {
				out.accept("Data: " + text);
				yield Next.state(count + 1);
			}
			case TimedMessage.Timeout timeout -> {
				out.accept("Timeout occurred");
				yield Next.stop();
			}
		};
	}

}
