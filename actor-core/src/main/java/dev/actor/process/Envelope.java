package dev.actor.process;

import org.jspecify.annotations.Nullable;

/** A message on its way: a node of a mailbox. */
sealed class Envelope {

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

	/** The same for another key, which was not known when it was made. */
	Envelope addressed(Object to) {
		return new Envelope(to, this.message);
	}

	/** What its sender's thread had, or null if that was nothing. */
	@Nullable Context context() {
		return null;
	}

	/** Whether it came from a user, and so counts as a loss when nobody takes it. */
	boolean isMessage() {
		return this.key != WAKE && this.key != SYSTEM && !isExit() && !(this.key instanceof Monitor)
				&& !(this.key instanceof Feed);
	}

	/** A message from a thread that had a context; others need not have the place. */
	static final class InContext extends Envelope {

		private final Context context;

		InContext(Object key, Object message, Context context) {
			super(key, message);
			this.context = context;
		}

		@Override
		Context context() {
			return this.context;
		}

		@Override
		Envelope addressed(Object to) {
			return new InContext(to, this.message, this.context);
		}

	}

}
