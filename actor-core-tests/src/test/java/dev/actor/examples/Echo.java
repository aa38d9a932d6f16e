package dev.actor.examples;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/** A process with a loop of its own, which answers to messages by what it prints. */
final class Echo {

	private Echo() {
	}

	static Pid simpleProcess(Spawner spawner, Consumer<String> out) {
		return spawner.spawn((self) -> out.accept("Hello from process!"));
	}

	sealed interface Message {

		record Ping() implements Message {
		}

		record Pong() implements Message {
		}

		record Stop() implements Message {
		}

	}

	static Subject<Message> echoProcess(Spawner spawner, Consumer<String> out) {
		return spawner.spawnReceiver((self, inbox) -> loop(self, inbox, out));
	}

	private static void loop(Process self, Subject<Message> inbox, Consumer<String> out) {
		while (true) {
			Optional<Message> received = self.receive(inbox, Duration.ofSeconds(1));
			if (received.isEmpty()) {
				out.accept("Timeout");
				continue;
			}
			switch (received.get()) {
				case Message.Ping ping -> out.accept("Received Ping");
				case Message.Pong pong -> out.accept("Received Pong");
				case Message.Stop stop -> {
					out.accept("Stopping");
					return;
				}
			}
		}
	}

	static void sendMessages(Subject<Message> echo) {
		echo.send(new Message.Ping());
		echo.send(new Message.Pong());
		echo.send(new Message.Stop());
	}

}
