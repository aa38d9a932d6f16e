package dev.actor.process;

import org.jspecify.annotations.Nullable;

/** A message on its way: a node of a mailbox. */
final class Envelope {

	/** An operator's request, which no selector takes. */
	static final Object SYSTEM = new Object();

	/** Addressed to nobody: only wakes the owner, which then looks at its own state. */
	static final Object WAKE = new Object();

	/**
	 * For whom within its owner it is: a subject, a name, the {@link Monitor} of a
	 * {@link Down}, or the {@link Peer} that an {@link Exit} came from.
	 */
	final Object key;

	final Object message;

	/**
	 * The next older one while in the stack, the next younger one in the owner's lists.
	 */
	@Nullable Envelope next;

	@Nullable Envelope previous;

	/**
	 * In the stack: how many there are from here down. In the owner's lists: its turn.
	 */
	int number;

	Envelope(Object key, Object message) {
		this.key = key;
		this.message = message;
	}

	boolean isExit() {
		return this.key instanceof Peer;
	}

	/** Whether it came from a user, and so counts as a loss when nobody takes it. */
	boolean isMessage() {
		return this.key != WAKE && this.key != SYSTEM && !isExit() && !(this.key instanceof Monitor);
	}

}
