package dev.actor.examples;

import java.time.Duration;

import dev.actor.behavior.Actor;
import dev.actor.behavior.FirstState;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;

/** An actor that prepares its state in its own process, within a time limit. */
final class Connection {

	private Connection() {
	}

	record State(String url, boolean connected) {
	}

	sealed interface Message {

		record Connect(Reply<Outcome> reply) implements Message {
		}

		record Disconnect() implements Message {
		}

		record Status(Reply<Boolean> reply) implements Message {
		}

	}

	sealed interface Outcome {

		record Connected() implements Outcome {
		}

		record Refused(String why) implements Outcome {
		}

	}

	static Actor<State, Message> actor(String url) {
		return actor((self, subject) -> new State(url, false)).initTimeout(Duration.ofSeconds(5));
	}

	static Actor<State, Message> actor(FirstState<State, Message> initialiser) {
		return Actor.withInit(initialiser, Connection::handle);
	}

	private static Next<State, Message> handle(State state, Message message) {
		return switch (message) {
			case Message.Connect(var reply) when state.connected() ->
				Next.reply(reply, new Outcome.Refused("Already connected"), state);
			case Message.Connect(var reply) -> Next.reply(reply, new Outcome.Connected(), new State(state.url(), true));
			case Message.Disconnect disconnect -> Next.state(new State(state.url(), false));
			case Message.Status(var reply) -> Next.reply(reply, state.connected(), state);
		};
	}

}
