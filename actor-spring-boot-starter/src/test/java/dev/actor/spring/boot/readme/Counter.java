package dev.actor.spring.boot.readme;

import dev.actor.behavior.Next;
import dev.actor.process.Reply;

sealed interface Counter {

	record Increment(int by) implements Counter {
	}

	record Get(Reply<Integer> reply) implements Counter {
	}

	static Next<Integer, Counter> handle(Integer count, Counter message) {
		return switch (message) {
			case Increment(int by) -> Next.state(count + by);
			case Get(var reply) -> Next.reply(reply, count, count);
		};
	}

}
