package dev.actor.examples;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.actor.process.Down;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/** A process that knows its clients, for as long as they live. */
final class Broadcaster {

	private Broadcaster() {
	}

	sealed interface ServerMessage {

		record Request(int id, Subject<String> replyTo) implements ServerMessage {
		}

		record Broadcast(String message) implements ServerMessage {
		}

		record Shutdown() implements ServerMessage {
		}

		record ClientGone(Down down) implements ServerMessage {
		}

	}

	static Subject<ServerMessage> multiMessageProcess(Spawner spawner) {
		return spawner.spawnReceiver(Broadcaster::multiLoop);
	}

	private static void multiLoop(Process self, Subject<ServerMessage> inbox) {
		Map<Subject<String>, Monitor> clients = new LinkedHashMap<>();
		Selector<ServerMessage> selector = Selector.of(inbox).monitors(ServerMessage.ClientGone::new);
		while (true) {
			switch (self.receiveForever(selector)) {
				case ServerMessage.Request(int id, var replyTo) -> {
					replyTo.trySend("Response for " + id);
					replyTo.owner().ifPresent((pid) -> clients.computeIfAbsent(replyTo, (client) -> self.monitor(pid)));
				}
				case ServerMessage.Broadcast(String message) ->
					clients.keySet().forEach((client) -> client.trySend(message));
				case ServerMessage.ClientGone(Down down) -> clients.values().remove(down.monitor());
				case ServerMessage.Shutdown shutdown -> {
					return;
				}
			}
		}
	}

}
