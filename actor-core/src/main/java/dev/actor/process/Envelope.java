package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/** A message on its way: a node of a mailbox. */
sealed class Envelope {

	/** An operator's request, which no selector takes. */
	static final Object SYSTEM = new Object();

	/** Addressed to nobody: only wakes the owner, which then looks at its own state. */
	static final Object WAKE = new Object();

	/** In the place of a message that was handled. */
	static final Object DONE = new Object();

	private static final int BEGUN = 1;

	private static final VarHandle NUMBER;

	static {
		try {
			NUMBER = MethodHandles.lookup().findVarHandle(Envelope.class, "number", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * For whom within its owner it is: a subject, a name, the {@link Monitor} of a
	 * {@link Down}, or the {@link Peer} that an {@link Exit} came from.
	 */
	final Object key;

	/** {@link #DONE} when it was handled, so that nobody keeps it. */
	Object message;

	/**
	 * The next older one while in the stack, the next younger one in the owner's lists.
	 */
	@Nullable Envelope next;

	@Nullable Envelope previous;

	/**
	 * Its turn, twice, among those that came or those that were skipped; one more when it
	 * was begun.
	 */
	private int number;

	Envelope(Object key, Object message) {
		this.key = key;
		this.message = message;
	}

	/** Not in a mailbox yet: comes after another one. */
	void follow(Envelope newest) {
		this.next = newest;
		this.number = newest.number() + 2;
	}

	void follow(int newest) {
		this.next = null;
		this.number = newest + 2;
	}

	/** How many came after one with this number, this one included. */
	int above(int number) {
		// May have wrapped round.
		return (number() - number) / 2;
	}

	int number() {
		return (int) NUMBER.getOpaque(this) & ~BEGUN;
	}

	/** It keeps its place and gets another turn. */
	void number(int turn) {
		this.number = turn;
	}

	/** Owner of the mailbox only: from now on it is in work, or it is not after all. */
	void begin() {
		NUMBER.setOpaque(this, this.number | BEGUN);
	}

	void unbegin() {
		NUMBER.setOpaque(this, this.number & ~BEGUN);
	}

	boolean isBegun() {
		return ((int) NUMBER.getOpaque(this) & BEGUN) != 0;
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

	/**
	 * One of the few messages of which it is measured how long they wait; others need not
	 * have the places.
	 */
	static final class Timed extends Envelope {

		final long since;

		private final @Nullable Context context;

		Timed(Envelope plain, long since) {
			super(plain.key, plain.message);
			this.context = plain.context();
			this.since = since;
		}

		@Override
		@Nullable Context context() {
			return this.context;
		}

		@Override
		Envelope addressed(Object to) {
			return (this.context != null) ? new InContext(to, this.message, this.context) : super.addressed(to);
		}

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
