package dev.actor.spring.boot;

import java.util.concurrent.CountDownLatch;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;

/** The protocol of an actor that gets into every kind of trouble when it is told to. */
public sealed interface WorkMessage {

	record Crash() implements WorkMessage {
	}

	record Stop() implements WorkMessage {
	}

	record Wait() implements WorkMessage {
	}

	record Ask(Reply<String> reply) implements WorkMessage {
	}

	/** Stays in the handler until the gate is open. */
	record Block(CountDownLatch begun, CountDownLatch gate) implements WorkMessage {

		public Block() {
			this(new CountDownLatch(1), new CountDownLatch(1));
		}

	}

	static Actor<String, WorkMessage> worker() {
		return Actor.<String, WorkMessage>of("the secret", WorkMessage::handle);
	}

	static ActorSpec<WorkMessage> named(String name) {
		return ActorSpec.of(name, worker());
	}

	private static Next<String, WorkMessage> handle(String state, WorkMessage message) throws InterruptedException {
		return switch (message) {
			case Crash crash -> throw new IllegalStateException("crash on demand");
			case Stop stop -> Next.stop();
			case Wait wait -> Next.state(state);
			case Ask ask -> Next.reply(ask.reply(), state, state);
			case Block block -> {
				block.begun().countDown();
				block.gate().await();
				yield Next.state(state);
			}
		};
	}

}
