package dev.actor.process;

import java.util.Collection;

/** What a receive is for: a selector, or a single subject, which needs none. */
abstract sealed class Wanted permits Selector, LocalSubject, Suspension {

	abstract boolean takes(Envelope envelope);

	/** Whether any message at all is taken. */
	abstract boolean takesAll();

	/** What to make of a message that is taken. */
	Object opened(Envelope envelope) {
		return envelope.message;
	}

	/** By which those that were skipped are found. */
	abstract Collection<Object> keys();

}
