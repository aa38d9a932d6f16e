package dev.actor.inspect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.actor.process.DebugEvent;
import dev.actor.process.DebugHook;

/** Keeps the last events. Only the process itself touches it. */
final class LogHook implements DebugHook {

	private final int capacity;

	private final Deque<DebugEvent> events = new ArrayDeque<>();

	LogHook(int capacity) {
		if (capacity < 1) {
			throw new IllegalArgumentException("'capacity' must be one event at least, but is " + capacity);
		}
		this.capacity = capacity;
	}

	@Override
	public void event(DebugEvent event) {
		if (this.events.size() == this.capacity) {
			this.events.removeFirst();
		}
		this.events.addLast(event);
	}

	List<DebugEvent> events() {
		return List.copyOf(this.events);
	}

}
