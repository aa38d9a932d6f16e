package dev.actor.examples;

import java.time.Duration;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/** The smallest actor that can be called. */
final class SmallCounter {

	private SmallCounter() {
	}

	sealed interface Counter {

		record Increment() implements Counter {
		}

		record Get(Reply<Integer> reply) implements Counter {
		}

	}

	static int countToOne(Spawner spawner) {
		Subject<Counter> counter = Actor.<Integer, Counter>of(0, (count, message) -> switch (message) {
			case Counter.Increment increment -> Next.state(count + 1);
			case Counter.Get(var reply) -> Next.reply(reply, count, count);
		}).start(spawner).subject();
		counter.send(new Counter.Increment());
		return counter.call(Counter.Get::new, Duration.ofSeconds(1));
	}

}
