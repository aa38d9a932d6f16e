package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * An unbounded queue with many senders and one owner, and at the same time the word that
 * says whether the owner has to be woken.
 * <p>
 * {@code top} is {@link #IDLE} (nothing here, the owner sleeps), {@code null} (nothing
 * here, the owner is awake), the newest {@link Envelope} of a stack, or {@link #CLOSED}.
 * A send is one compare-and-set; the one that replaces {@code IDLE} wakes the owner, so
 * each sleep ends by exactly one wake-up. The owner takes the whole stack at once and
 * turns it round; what it has looked at and left stays in its own list, in order of
 * arrival.
 */
abstract class Mailbox {

	private static final Object IDLE = new Object();

	private static final Object CLOSED = new Object();

	private static final VarHandle TOP;

	static {
		try {
			TOP = MethodHandles.lookup().findVarHandle(Mailbox.class, "top", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile @Nullable Object top;

	private @Nullable Envelope first;

	private @Nullable Envelope last;

	private volatile int held;

	/** Called on the sender's thread when a message came for a sleeping owner. */
	abstract void wake();

	/** Any thread. Returns whether the mailbox was open. */
	final boolean push(Envelope envelope) {
		while (true) {
			Object seen = this.top;
			if (seen == CLOSED) {
				return false;
			}
			if (seen instanceof Envelope newest) {
				envelope.next = newest;
				envelope.depth = newest.depth + 1;
			}
			else {
				envelope.next = null;
				envelope.depth = 1;
			}
			if (TOP.compareAndSet(this, seen, envelope)) {
				if (seen == IDLE) {
					wake();
				}
				return true;
			}
		}
	}

	/** Any thread; a snapshot. */
	final int length() {
		Object seen = this.top;
		return this.held + ((seen instanceof Envelope newest) ? newest.depth : 0);
	}

	/**
	 * Owner only. Moves what has arrived to the own list; false when there was nothing.
	 */
	final boolean drain() {
		while (this.top instanceof Envelope newest) {
			if (TOP.compareAndSet(this, newest, null)) {
				append(newest);
				return true;
			}
		}
		return false;
	}

	private void append(Envelope newest) {
		int count = newest.depth;
		Envelope oldest = null;
		for (Envelope envelope = newest; envelope != null;) {
			Envelope next = envelope.next;
			envelope.next = oldest;
			oldest = envelope;
			envelope = next;
		}
		if (this.last == null) {
			this.first = oldest;
		}
		else {
			this.last.next = oldest;
		}
		this.last = newest;
		setHeld(this.held + count);
	}

	/**
	 * Owner only. The oldest message, or null when the list is empty and nothing came.
	 */
	final @Nullable Envelope poll() {
		if (this.first == null && !drain()) {
			return null;
		}
		Envelope envelope = this.first;
		if (envelope != null) {
			remove(null, envelope);
		}
		return envelope;
	}

	/** Owner only. The oldest message of the list that the selector takes. */
	final @Nullable Envelope take(Selector<?> selector) {
		Envelope previous = null;
		for (Envelope envelope = this.first; envelope != null; envelope = envelope.next) {
			if (selector.takes(envelope)) {
				remove(previous, envelope);
				return envelope;
			}
			previous = envelope;
		}
		return null;
	}

	private void remove(@Nullable Envelope previous, Envelope envelope) {
		if (previous == null) {
			this.first = envelope.next;
		}
		else {
			previous.next = envelope.next;
		}
		if (this.last == envelope) {
			this.last = previous;
		}
		envelope.next = null;
		setHeld(this.held - 1);
	}

	// Only the owner writes it, so that no update can be lost.
	@SuppressWarnings("NonAtomicVolatileUpdate")
	private void setHeld(int held) {
		this.held = held;
	}

	/** Owner only. False when a message came first. */
	final boolean sleep() {
		return TOP.compareAndSet(this, null, IDLE);
	}

	/** Owner only, after {@link #sleep()} without a wake-up. False when one is coming. */
	final boolean rouse() {
		return TOP.compareAndSet(this, IDLE, null);
	}

	final boolean isAsleep() {
		return this.top == IDLE;
	}

	/**
	 * Any thread, once. Nothing gets in any more; hands out what nobody took. Only the
	 * owner may touch its list, so another thread hands out what it can reach.
	 */
	final void close(boolean owner, Consumer<Envelope> unread) {
		Object rest = TOP.getAndSet(this, CLOSED);
		Envelope remaining = (rest instanceof Envelope newest) ? newest : null;
		if (owner) {
			if (remaining != null) {
				append(remaining);
			}
			remaining = this.first;
			this.first = null;
			this.last = null;
			setHeld(0);
		}
		for (; remaining != null; remaining = remaining.next) {
			unread.accept(remaining);
		}
	}

	/** Owner only. Drops messages that have arrived. */
	final void discard(Predicate<Envelope> unwanted) {
		drain();
		Envelope previous = null;
		for (Envelope envelope = this.first; envelope != null;) {
			Envelope next = envelope.next;
			if (unwanted.test(envelope)) {
				remove(previous, envelope);
			}
			else {
				previous = envelope;
			}
			envelope = next;
		}
	}

}
