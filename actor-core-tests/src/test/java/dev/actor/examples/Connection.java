package dev.actor.examples;

import java.io.IOException;
import java.time.Duration;

import dev.actor.behavior.Actor;
import dev.actor.behavior.FirstState;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;
import org.jspecify.annotations.Nullable;

/**
 * An actor that prepares its state in its own process, within a time limit, and closes
 * what it has opened, however it ends.
 */
final class Connection {

	private Connection() {
	}

	/** Where connections lead to. */
	@FunctionalInterface
	interface Network {

		/** Opens a line; may block. */
		Line open(String url) throws IOException;

	}

	/** What was opened. */
	@FunctionalInterface
	interface Line {

		void close();

	}

	record State(String url, Network network, @Nullable Line line) {

		boolean connected() {
			return this.line != null;
		}

		State with(Line opened) {
			return new State(this.url, this.network, opened);
		}

		State closed() {
			if (this.line != null) {
				this.line.close();
			}
			return new State(this.url, this.network, null);
		}

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

	static Started<Message> startConnection(Spawner spawner, String url, Network network) {
		return actor((self, subject) -> new State(url, network, null)).initTimeout(Duration.ofSeconds(5))
			.start(spawner);
	}

	static Actor<State, Message> actor(FirstState<State, Message> initialiser) {
		return Actor.withInit(initialiser, Connection::handleConnectionMessage)
			.onTerminate((state, reason) -> state.closed());
	}

	private static Next<State, Message> handleConnectionMessage(State state, Message message) {
		return switch (message) {
			case Message.Connect(var reply) when state.connected() ->
				Next.reply(reply, new Outcome.Refused("Already connected"), state);
			case Message.Connect(var reply) -> connect(state, reply);
			case Message.Disconnect disconnect -> Next.state(state.closed());
			case Message.Status(var reply) -> Next.reply(reply, state.connected(), state);
		};
	}

	private static Next<State, Message> connect(State state, Reply<Outcome> reply) {
		try {
			Line line = state.network().open(state.url());
			return Next.reply(reply, new Outcome.Connected(), state.with(line));
		}
		catch (IOException ex) {
			return Next.reply(reply, new Outcome.Refused(ex.getMessage()), state);
		}
	}

}
