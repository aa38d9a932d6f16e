package dev.actor.examples;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;

/** An actor that keeps a limited number of texts. */
final class Cache {

	private Cache() {
	}

	record State(Map<String, String> items, int maxSize) {

		State {
			items = Map.copyOf(items);
		}

		boolean takes(String key) {
			return this.items.containsKey(key) || this.items.size() < this.maxSize;
		}

		State put(String key, String value) {
			Map<String, String> more = new HashMap<>(this.items);
			more.put(key, value);
			return new State(more, this.maxSize);
		}

		State remove(String key) {
			Map<String, String> fewer = new HashMap<>(this.items);
			fewer.remove(key);
			return new State(fewer, this.maxSize);
		}

	}

	sealed interface Message {

		record Get(String key, Reply<Optional<String>> reply) implements Message {
		}

		record Put(String key, String value, Reply<Boolean> reply) implements Message {
		}

		record Delete(String key, Reply<Boolean> reply) implements Message {
		}

		record Size(Reply<Integer> reply) implements Message {
		}

	}

	static Actor<State, Message> actor(int maxSize) {
		return Actor.of(new State(Map.of(), maxSize), Cache::handleCacheMessage);
	}

	static Started<Message> startCache(Spawner spawner, int maxSize) {
		return actor(maxSize).start(spawner);
	}

	private static Next<State, Message> handleCacheMessage(State state, Message message) {
		return switch (message) {
			case Message.Get(var key, var reply) ->
				Next.reply(reply, Optional.ofNullable(state.items().get(key)), state);
			case Message.Put(var key, var value, var reply) when state.takes(key) ->
				Next.reply(reply, true, state.put(key, value));
			case Message.Put(var key, var value, var reply) -> Next.reply(reply, false, state);
			case Message.Delete(var key, var reply) ->
				Next.reply(reply, state.items().containsKey(key), state.remove(key));
			case Message.Size(var reply) -> Next.reply(reply, state.items().size(), state);
		};
	}

}
