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
 * {@code top} is {@link #IDLE} or {@link #PARKED} (nothing here, the owner sleeps),
 * {@code null} (nothing here, the owner is awake), the newest {@link Envelope} of a
 * stack, or {@link #CLOSED}. A send is one compare-and-set; the one that replaces
 * {@code IDLE} or {@code PARKED} wakes the owner, so each sleep ends by exactly one
 * wake-up; how, it knows from what it replaced, since by then the owner may be elsewhere.
 * The owner takes the whole stack at once and turns it round. What it has looked at and
 * left goes to {@link Skipped}, where it is found again by key.
 * <p>
 * A superclass of the process and not a part of it, because a million idle actors would
 * pay for the object.
 */
abstract class Mailbox {

	/** The owner has no thread: who pushes has it run. */
	private static final Object IDLE = new Object();

	/** The owner's thread waits in a receive: who pushes unparks it. */
	private static final Object PARKED = new Object();

	private static final Object CLOSED = new Object();

	private static final int TAKING = 1;

	/** How often a reader looks again while the owner takes the stack. */
	private static final int PATIENCE = 10_000;

	private static final VarHandle TOP;

	private static final VarHandle HELD;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			TOP = lookup.findVarHandle(Mailbox.class, "top", Object.class);
			HELD = lookup.findVarHandle(Mailbox.class, "held", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile @Nullable Object top;

	/** Taken from the stack and not looked at yet, oldest first; owner only. */
	private @Nullable Envelope first;

	private @Nullable Envelope last;

	private @Nullable Skipped skipped;

	/**
	 * How many there are in the owner's lists, twice; one more while the owner takes the
	 * stack, when they are neither there nor here.
	 */
	private volatile int held;

	/**
	 * Called on the sender's thread when a message came for an owner without a thread.
	 */
	abstract void activate();

	/** Called on the sender's thread when a message came for an owner in a receive. */
	abstract void unpark();

	/**
	 * Any thread.
	 * @return how many wait now, or -1 if the mailbox is closed
	 */
	final int push(Envelope envelope) {
		while (true) {
			Object seen = this.top;
			if (seen == CLOSED) {
				return -1;
			}
			if (seen instanceof Envelope newest) {
				envelope.next = newest;
				envelope.number = newest.number + 1;
			}
			else {
				envelope.next = null;
				envelope.number = 1;
			}
			int number = envelope.number;
			if (TOP.compareAndSet(this, seen, envelope)) {
				if (seen == IDLE) {
					activate();
				}
				else if (seen == PARKED) {
					unpark();
				}
				return number + this.held / 2;
			}
		}
	}

	/** Any thread; a snapshot, in which is what the asker has sent before. */
	@SuppressWarnings("ThreadPriorityCheck") // the owner needs a few instructions only
	final int length() {
		int before = this.held;
		for (int i = 0; i < PATIENCE; i++) {
			Object seen = this.top;
			int arrived = (seen instanceof Envelope newest) ? newest.number : 0;
			int after = this.held;
			// A number means this only as long as the envelope is in the stack.
			if (before == after && (after & TAKING) == 0 && this.top == seen) {
				return arrived + after / 2;
			}
			before = after;
			Thread.yield();
		}
		return ((this.top instanceof Envelope newest) ? newest.number : 0) + this.held / 2;
	}

	/**
	 * Owner only. Moves what has arrived to the own list; false when there was nothing.
	 */
	final boolean drain() {
		while (this.top instanceof Envelope newest) {
			int before = this.held;
			// The compare-and-set is the fence behind which readers see the mark.
			HELD.setOpaque(this, before | TAKING);
			if (TOP.compareAndSet(this, newest, null)) {
				HELD.setRelease(this, before + 2 * newest.number);
				append(newest);
				return true;
			}
			HELD.setRelease(this, before);
		}
		return false;
	}

	private void append(Envelope newest) {
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
	}

	/** Owner only. The oldest message, or null when there is none. */
	final @Nullable Envelope poll() {
		Envelope oldest = (this.skipped != null) ? this.skipped.poll() : null;
		if (oldest != null) {
			hold(-1);
			return oldest;
		}
		Envelope envelope = unseen();
		if (envelope != null) {
			hold(-1);
		}
		return envelope;
	}

	/** Not counted off yet: it may only move to those that were skipped. */
	private @Nullable Envelope unseen() {
		if (this.first == null && !drain()) {
			return null;
		}
		Envelope envelope = this.first;
		if (envelope != null) {
			this.first = envelope.next;
			if (envelope.next == null) {
				this.last = null;
			}
			envelope.next = null;
		}
		return envelope;
	}

	/**
	 * Owner only. The oldest message that the selector takes; the others keep their
	 * place.
	 */
	final @Nullable Envelope take(Wanted wanted) {
		if (this.skipped != null) {
			Envelope envelope = this.skipped.take(wanted);
			if (envelope != null) {
				hold(-1);
				return envelope;
			}
		}
		for (Envelope envelope = unseen(); envelope != null; envelope = unseen()) {
			if (wanted.takes(envelope)) {
				hold(-1);
				return envelope;
			}
			if (this.skipped == null) {
				this.skipped = new Skipped();
			}
			this.skipped.add(envelope);
		}
		return null;
	}

	private void hold(int more) {
		HELD.setRelease(this, (int) HELD.get(this) + 2 * more);
	}

	/** Owner only, which then has no thread any more. False when a message came first. */
	final boolean sleep() {
		return TOP.compareAndSet(this, null, IDLE);
	}

	/** Owner only, before it parks its thread. False when a message came first. */
	final boolean park() {
		return TOP.compareAndSet(this, null, PARKED);
	}

	final boolean isParked() {
		return this.top == PARKED;
	}

	/** Owner only, after {@link #park()}, whether it was woken or not. */
	final void rouse() {
		TOP.compareAndSet(this, PARKED, null);
	}

	final boolean isAsleep() {
		Object seen = this.top;
		return seen == IDLE || seen == PARKED;
	}

	/** Owner only. Drops messages that have arrived, and hands them out. */
	final void discard(Predicate<Envelope> unwanted, Consumer<Envelope> dropped) {
		Skipped kept = new Skipped();
		for (Envelope envelope = poll(); envelope != null; envelope = poll()) {
			if (unwanted.test(envelope)) {
				dropped.accept(envelope);
			}
			else {
				kept.add(envelope);
				hold(1);
			}
		}
		this.skipped = kept.isEmpty() ? null : kept;
	}

	/**
	 * Any thread, once. Nothing gets in any more; hands out what nobody took. Only the
	 * owner may touch its lists, so another thread hands out what it can reach.
	 */
	final void close(boolean owner, Consumer<Envelope> unread) {
		Object rest = TOP.getAndSet(this, CLOSED);
		if (!owner) {
			for (Envelope e = (rest instanceof Envelope newest) ? newest : null; e != null; e = e.next) {
				unread.accept(e);
			}
			return;
		}
		if (rest instanceof Envelope newest) {
			hold(newest.number);
			append(newest);
		}
		for (Envelope envelope = poll(); envelope != null; envelope = poll()) {
			unread.accept(envelope);
		}
		this.skipped = null;
	}

}
