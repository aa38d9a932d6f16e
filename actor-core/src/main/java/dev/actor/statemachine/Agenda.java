package dev.actor.statemachine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** What a machine handles before it looks into its mailbox, and what it has put aside. */
final class Agenda<M> {

	private final Deque<M> next = new ArrayDeque<>(2);

	private final Deque<M> postponed = new ArrayDeque<>(2);

	void postpone(M event) {
		this.postponed.addLast(event);
	}

	/** What was put aside comes next, the oldest first. */
	void retry() {
		while (!this.postponed.isEmpty()) {
			this.next.addFirst(this.postponed.removeLast());
		}
	}

	/** These come next, the first one first. */
	void insert(List<M> events) {
		for (int i = events.size() - 1; i >= 0; i--) {
			this.next.addFirst(events.get(i));
		}
	}

	@Nullable M next() {
		return this.next.poll();
	}

	void drain(Consumer<M> left) {
		this.next.forEach(left);
		this.postponed.forEach(left);
		this.next.clear();
		this.postponed.clear();
	}

}
