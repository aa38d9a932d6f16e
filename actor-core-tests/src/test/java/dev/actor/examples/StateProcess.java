package dev.actor.examples;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.process.Ack;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/** A process that keeps a state in its loop, and answers. */
final class StateProcess {

	private StateProcess() {
	}

	sealed interface Request {

		record GetValue(Reply<Integer> replyTo) implements Request {
		}

		record SetValue(int value, Reply<Ack> replyTo) implements Request {
		}

		record Stop() implements Request {
		}

	}

	static Subject<Request> stateProcess(Spawner spawner, int initial, Duration silence) {
		return spawner.spawnReceiver((self, inbox) -> stateLoop(self, inbox, initial, silence));
	}

	private static void stateLoop(Process self, Subject<Request> inbox, int initial, Duration silence) {
		int value = initial;
		while (true) {
			Optional<Request> received = self.receive(inbox, silence);
			if (received.isEmpty()) {
				continue;
			}
			switch (received.get()) {
				case Request.GetValue(var replyTo) -> replyTo.send(value);
				case Request.SetValue(int changed, var replyTo) -> {
					value = changed;
					replyTo.send(Ack.OK);
				}
				case Request.Stop stop -> {
					return;
				}
			}
		}
	}

	static void useStateProcess(Spawner spawner, Consumer<String> out) {
		Subject<Request> process = stateProcess(spawner, 0, Duration.ofSeconds(5));
		process.<Ack>call((replyTo) -> new Request.SetValue(42, replyTo), Duration.ofSeconds(1));
		int value = process.call(Request.GetValue::new, Duration.ofSeconds(1));
		out.accept(String.valueOf(value));
		process.send(new Request.Stop());
	}

}
