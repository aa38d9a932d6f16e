package dev.actor.process;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Messages that a selective receive has passed over, in order of arrival, and found again
 * by key: a receive looks at one message for each key of its selector, however many lie
 * here. Only the owner of the mailbox uses it.
 * <p>
 * Each message is in the list of all, and in the queue of its key; a {@link Down} also in
 * the queue of all downs, an {@link Exit} in that of all exits. Who takes it out of one
 * place marks it, and the others drop it when they come upon it.
 */
final class Skipped {

	private final Map<Object, ArrayDeque<Envelope>> byKey = new HashMap<>();

	private final ArrayDeque<Envelope> downs = new ArrayDeque<>();

	private final ArrayDeque<Envelope> exits = new ArrayDeque<>();

	private @Nullable Envelope oldest;

	private @Nullable Envelope youngest;

	private int turns;

	void add(Envelope envelope) {
		envelope.number(this.turns += 2);
		envelope.previous = this.youngest;
		if (this.youngest == null) {
			this.oldest = envelope;
		}
		else {
			this.youngest.next = envelope;
		}
		this.youngest = envelope;
		this.byKey.computeIfAbsent(envelope.key, (key) -> new ArrayDeque<>(2)).add(envelope);
		ArrayDeque<Envelope> alike = alike(envelope);
		if (alike != null) {
			alike.add(envelope);
		}
	}

	/** The queue besides that of its key, if there is one. */
	private @Nullable ArrayDeque<Envelope> alike(Envelope envelope) {
		return (envelope.key instanceof Monitor) ? this.downs : envelope.isExit() ? this.exits : null;
	}

	/** Any thread may look, and see what is no longer so. */
	@Nullable Envelope oldest() {
		return this.oldest;
	}

	boolean isEmpty() {
		return this.oldest == null;
	}

	@Nullable Envelope poll() {
		Envelope envelope = this.oldest;
		return (envelope != null) ? remove(envelope) : null;
	}

	@Nullable Envelope take(Wanted wanted) {
		if (this.oldest == null) {
			return null;
		}
		Envelope found = wanted.takesAll() ? oldest(wanted) : null;
		for (Object key : wanted.keys()) {
			found = older(found, (key == Selector.ANY_MONITOR) ? peek(this.downs)
					: (key == Selector.ANY_EXIT) ? peek(this.exits) : peek(key));
		}
		return (found != null) ? remove(found) : null;
	}

	/** Even who takes everything does not take what is the kernel's. */
	private @Nullable Envelope oldest(Wanted wanted) {
		Envelope envelope = this.oldest;
		while (envelope != null && !wanted.takes(envelope)) {
			envelope = envelope.next;
		}
		return envelope;
	}

	private static @Nullable Envelope older(@Nullable Envelope one, @Nullable Envelope other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		// By difference: the turns may have wrapped round.
		return (one.number() - other.number() <= 0) ? one : other;
	}

	private @Nullable Envelope peek(Object key) {
		ArrayDeque<Envelope> queue = this.byKey.get(key);
		return (queue != null) ? peek(queue) : null;
	}

	private static @Nullable Envelope peek(ArrayDeque<Envelope> queue) {
		Envelope envelope = queue.peekFirst();
		while (envelope != null && envelope.previous == envelope) {
			queue.removeFirst();
			envelope = queue.peekFirst();
		}
		return envelope;
	}

	private Envelope remove(Envelope envelope) {
		Envelope before = envelope.previous;
		Envelope after = envelope.next;
		if (before == null) {
			this.oldest = after;
		}
		else {
			before.next = after;
		}
		if (after == null) {
			this.youngest = before;
		}
		else {
			after.previous = before;
		}
		forget(envelope);
		envelope.next = null;
		return envelope;
	}

	private void forget(Envelope envelope) {
		ArrayDeque<Envelope> queue = this.byKey.get(envelope.key);
		if (queue != null) {
			// The oldest of its key, since nothing is taken out of the middle of a key.
			queue.removeFirst();
			if (queue.isEmpty()) {
				this.byKey.remove(envelope.key);
			}
		}
		ArrayDeque<Envelope> alike = alike(envelope);
		if (alike == null) {
			envelope.previous = null;
			return;
		}
		// Points at itself: taken.
		envelope.previous = envelope;
		if (alike.peekFirst() == envelope) {
			alike.removeFirst();
		}
		else if (alike.size() > 2 * this.byKey.size() + 16) {
			alike.removeIf((each) -> each.previous == each);
		}
	}

}
