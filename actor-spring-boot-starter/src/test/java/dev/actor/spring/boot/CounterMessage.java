package dev.actor.spring.boot;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;

/** The protocol of the counter that the tests put into their trees. */
public sealed interface CounterMessage {

	record Increment() implements CounterMessage {
	}

	record Get(Reply<Integer> reply) implements CounterMessage {
	}

	record Crash() implements CounterMessage {
	}

	static ActorSpec<CounterMessage> named(String name) {
		return ActorSpec.of(name, counter());
	}

	static Actor<Integer, CounterMessage> counter() {
		return Actor.of(0, CounterMessage::handle);
	}

	static Next<Integer, CounterMessage> handle(Integer count, CounterMessage message) {
		return switch (message) {
			case Increment increment -> Next.state(count + 1);
			case Get get -> Next.reply(get.reply(), count, count);
			case Crash crash -> throw new IllegalStateException("crash on demand");
		};
	}

}
