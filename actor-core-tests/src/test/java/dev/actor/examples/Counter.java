package dev.actor.examples;

import java.time.Duration;
import java.util.function.Consumer;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Ack;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;
import dev.actor.process.StartException;
import dev.actor.process.Subject;

/** An actor: a state, messages, and a function from one state to the next. */
final class Counter {

	private Counter() {
	}

	record State(int value) {
	}

	sealed interface Message {

		record Increment() implements Message {
		}

		record Decrement() implements Message {
		}

		record GetValue(Reply<Integer> reply) implements Message {
		}

		record Reset(Reply<Ack> reply) implements Message {
		}

	}

	static Actor<State, Message> actor() {
		return Actor.of(new State(0), Counter::handleMessage);
	}

	static Started<Message> startCounter(Spawner spawner) {
		return actor().start(spawner);
	}

	private static Next<State, Message> handleMessage(State state, Message message) {
		return switch (message) {
			case Message.Increment increment -> Next.state(new State(state.value() + 1));
			case Message.Decrement decrement -> Next.state(new State(state.value() - 1));
			case Message.GetValue(var reply) -> Next.reply(reply, state.value(), state);
			case Message.Reset(var reply) -> Next.reply(reply, Ack.OK, new State(0));
		};
	}

	static void useCounter(ActorSystem system, Actor<State, Message> actor, Consumer<String> out) {
		Started<Message> started;
		try {
			started = actor.start(system);
		}
		catch (StartException ex) {
			out.accept("Failed to start counter");
			return;
		}
		Subject<Message> counter = started.subject();
		counter.send(new Message.Increment());
		counter.send(new Message.Increment());
		try {
			int value = counter.call(Message.GetValue::new, Duration.ofSeconds(1));
			out.accept(String.valueOf(value));
		}
		catch (CallTimeoutException ex) {
			out.accept("Timeout");
		}
		finally {
			system.stop(started.pid(), Duration.ofSeconds(1));
		}
	}

}
