package dev.actor.process;

import org.jspecify.annotations.Nullable;

/** A message on its way: a node of a mailbox. */
final class Envelope {

	/** Addressed to whoever traps exits. */
	static final Object EXIT = new Object();

	/** Addressed to nobody: only wakes the owner, which then looks at its own state. */
	static final Object WAKE = new Object();

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

	/** Whether it came from a user, and so counts as a loss when nobody takes it. */
	boolean isMessage() {
		return this.key != WAKE && this.key != EXIT && !(this.key instanceof Monitor) && !(this.key instanceof Feed);
	}

}
