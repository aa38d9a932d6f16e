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

	@Nullable Envelope next;

	/** How many envelopes were pushed since the owner last emptied the stack. */
	int depth;

	Envelope(Object key, Object message) {
		this.key = key;
		this.message = message;
	}

}
