package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * An unbounded queue with many senders and one owner, and at the same time the word that
 * says whether the owner has to be woken.
 * <p>
 * {@code top} is {@link #IDLE} or {@link #PARKED} (nothing here, the owner sleeps),
 * {@link #AWAKE} (nothing here, the owner does not), the newest {@link Envelope} of a
 * stack, or {@link #CLOSED}. A send is one compare-and-set; the one that replaces
 * {@code IDLE} or {@code PARKED} wakes the owner, so each sleep ends by exactly one
 * wake-up; how, it knows from what it replaced, since by then the owner may be elsewhere.
 * The owner takes the whole stack at once and turns it round to a list. What it has
 * looked at and left goes to {@link Skipped}, where it is found again by key.
 * <p>
 * An actor marks its messages as begun and leaves them where they lie, since a reference
 * in an old object is dear to change, and the senders write to this one. A message that
 * came alone is begun in the stack: it is the ground on which later ones are laid, and
 * when it is on top there is nothing to take, as with {@code AWAKE}; to fall asleep is to
 * replace it. In the list, those that were begun come first; the last one is in work, or
 * was the last. Where nothing was begun, as with bodies, none of this is seen.
 * <p>
 * A superclass of the process and not a part of it, because a million idle actors would
 * pay for the object.
 */
abstract class Mailbox {

	/**
	 * The owner has no thread: who pushes has it run. Cheaper to store than an object.
	 */
	private static final @Nullable Object IDLE = null;

	/** The owner's thread waits in a receive: who pushes unparks it. */
	private static final Object PARKED = new Object();

	private static final Object AWAKE = new Object();

	private static final Object CLOSED = new Object();

	private static final int CHANGING = 1;

	/** How often a reader looks again while the owner changes its list. */
	private static final int PATIENCE = 10_000;

	private static final int FEW = 64;

	/** About a microsecond. */
	private static final int PAUSE = 60;

	private static final VarHandle TOP;

	private static final VarHandle FIRST;

	private static final VarHandle HELD;

	private static final VarHandle TAKEN;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			TOP = lookup.findVarHandle(Mailbox.class, "top", Object.class);
			FIRST = lookup.findVarHandle(Mailbox.class, "first", Envelope.class);
			HELD = lookup.findVarHandle(Mailbox.class, "held", int.class);
			TAKEN = lookup.findVarHandle(Mailbox.class, "taken", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile @Nullable Object top = AWAKE;

	/** The owner's list, oldest first. Others only look at it. */
	private @Nullable Envelope first;

	private @Nullable Skipped skipped;

	/**
	 * How many there are in the list, those that were begun included, and skipped, twice;
	 * one more while the owner changes what this is about.
	 */
	private volatile int held;

	/**
	 * The number of the youngest message that the owner took out of the stack, or began
	 * there. Goes on from sleep to sleep, since it is from there that the next one is
	 * numbered.
	 */
	private int taken;

	/**
	 * Called on the sender's thread when a message came for an owner without a thread.
	 * @param seat the seat of the sender's thread, if that is known
	 */
	abstract void activate(@Nullable Seat seat);

	/** Called on the sender's thread when a message came for an owner in a receive. */
	abstract void unpark();

	final boolean push(Envelope envelope) {
		return push(envelope, null);
	}

	/** Any thread, whose seat may be known. False if the mailbox is closed. */
	final boolean push(Envelope envelope, @Nullable Seat seat) {
		while (true) {
			Object seen = this.top;
			if (seen instanceof Envelope newest) {
				envelope.follow(newest);
				if (TOP.compareAndSet(this, seen, envelope)) {
					return true;
				}
			}
			else if (seen == CLOSED) {
				return false;
			}
			else {
				envelope.follow(this.taken);
				if (TOP.compareAndSet(this, seen, envelope)) {
					wake(seen, seat);
					return true;
				}
			}
		}
	}

	private void wake(@Nullable Object sleep, @Nullable Seat seat) {
		if (sleep == IDLE) {
			activate(seat);
		}
		else if (sleep == PARKED) {
			unpark();
		}
	}

	/**
	 * Any thread, about a message that it has pushed: how many there were then, or any
	 * smaller number than the mark if they were fewer. Does not wait for the owner; so it
	 * may be wrong by what was taken in the same moment.
	 */
	final int roughLength(Envelope pushed, int mark) {
		int length = pushed.above((int) TAKEN.getOpaque(this)) + this.held / 2;
		return (length < mark) ? 0 : length - begun(list());
	}

	/** Any thread; a snapshot, in which is what the asker has sent before. */
	@SuppressWarnings("ThreadPriorityCheck") // the owner needs a few instructions only
	final int length() {
		for (int i = 0; i < PATIENCE; i++) {
			int before = this.held;
			int taken = (int) TAKEN.getAcquire(this);
			Envelope list = list();
			int length = arrived(this.top, taken) + before / 2 - begun(list);
			VarHandle.acquireFence();
			// The stack is counted only if nothing was taken out of it meanwhile, and
			// what was begun only if the list is the same.
			if ((before & CHANGING) == 0 && (int) TAKEN.getOpaque(this) == taken && list() == list
					&& this.held == before) {
				return length;
			}
			Thread.yield();
		}
		return arrived(this.top, (int) TAKEN.getAcquire(this)) + this.held / 2;
	}

	/**
	 * Few are counted, since the numbers may be too low: see {@link #taken(Envelope)}.
	 */
	private static int arrived(@Nullable Object top, int taken) {
		Envelope newest = notBegun(top);
		if (newest != null && newest.above(taken) > FEW) {
			return newest.above(taken);
		}
		int arrived = 0;
		for (Envelope envelope = newest; envelope != null; envelope = notBegun(envelope.next)) {
			arrived++;
		}
		return arrived;
	}

	private static @Nullable Envelope notBegun(@Nullable Object top) {
		return (top instanceof Envelope envelope && !envelope.isBegun()) ? envelope : null;
	}

	private @Nullable Envelope list() {
		return (Envelope) FIRST.getAcquire(this);
	}

	private static int begun(@Nullable Envelope list) {
		int begun = 0;
		for (Envelope envelope = list; envelope != null && envelope.isBegun(); envelope = envelope.next) {
			begun++;
		}
		return begun;
	}

	/** Any thread: the last message that was begun, if it has not been let go. */
	final @Nullable Envelope lastBegun() {
		Envelope last = lastBegun(list());
		if (last == null) {
			last = ground(this.top);
		}
		// It may have been moved to the list meanwhile.
		return (last != null) ? last : lastBegun(list());
	}

	private static @Nullable Envelope lastBegun(@Nullable Envelope list) {
		Envelope last = null;
		for (Envelope envelope = list; envelope != null && envelope.isBegun(); envelope = envelope.next) {
			last = envelope;
		}
		return last;
	}

	private static @Nullable Envelope ground(@Nullable Object top) {
		Envelope envelope = (top instanceof Envelope newest) ? newest : null;
		while (envelope != null && !envelope.isBegun()) {
			envelope = envelope.next;
		}
		return envelope;
	}

	/**
	 * Any thread, to which it matters little that some of what it looks at comes or goes
	 * meanwhile. The owner may turn the stack round under its feet, which leads it back
	 * to the youngest, and no further.
	 */
	final void sample(int limit, Consumer<Envelope> seen) {
		int rest = limit;
		Skipped passedOver = this.skipped;
		rest = sample((passedOver != null) ? passedOver.oldest() : null, rest, seen);
		rest = sample(list(), rest, seen);
		sample((this.top instanceof Envelope newest) ? newest : null, rest, seen);
	}

	private static int sample(@Nullable Envelope first, int limit, Consumer<Envelope> seen) {
		int rest = limit;
		for (Envelope envelope = first; envelope != null && rest > 0; envelope = envelope.next) {
			if (!envelope.isBegun() && envelope.isMessage() && envelope.message != Envelope.DONE) {
				seen.accept(envelope);
				rest--;
			}
		}
		return rest;
	}

	/**
	 * Owner only, whose list holds nothing to be taken. Moves what has arrived there;
	 * false when there was nothing.
	 */
	final boolean drain() {
		Envelope newest = notBegun(this.top);
		if (newest == null) {
			return false;
		}
		int before = this.held;
		// The compare-and-set is the fence behind which readers see the mark.
		HELD.setOpaque(this, before | CHANGING);
		taken(newest);
		while (!TOP.compareAndSet(this, newest, AWAKE)) {
			Object seen = this.top;
			if (!(seen instanceof Envelope newer)) {
				// Closed by another thread, which hands them out.
				HELD.setRelease(this, before);
				return false;
			}
			newest = newer;
			taken(newest);
		}
		append(newest, before);
		return true;
	}

	/**
	 * Before the next sender can count on from it. Never goes back, though a sender that
	 * was late to wake the owner may have counted on from an old number.
	 */
	private void taken(Envelope newest) {
		if (newest.above(this.taken) > 0) {
			TAKEN.setRelease(this, newest.number());
		}
	}

	private void append(Envelope newest, int before) {
		int count = 0;
		Envelope oldest = null;
		Envelope envelope = newest;
		while (envelope != null && !envelope.isBegun()) {
			Envelope next = envelope.next;
			envelope.next = oldest;
			oldest = envelope;
			envelope = next;
			count++;
		}
		Envelope last = this.first;
		if (last == null) {
			FIRST.setRelease(this, oldest);
		}
		else {
			while (last.next != null) {
				last = last.next;
			}
			last.next = oldest;
		}
		HELD.setRelease(this, before + 2 * count);
	}

	/**
	 * Owner only. The oldest message, which stays where it is until it is begun and let
	 * go, or null when there is none.
	 * @param begun the one that was begun last in this activation, or null
	 */
	final @Nullable Envelope peek(@Nullable Envelope begun) {
		if (begun != null && begun.next != null && (this.skipped == null || this.skipped.isEmpty())) {
			return begun.next;
		}
		if (this.first != null || this.skipped != null) {
			settle(false);
			Envelope oldest = (this.skipped != null) ? this.skipped.poll() : null;
			if (oldest != null) {
				lead(oldest);
			}
			if (this.first != null) {
				return this.first;
			}
		}
		Envelope newest = notBegun(this.top);
		boolean several = newest != null && notBegun(newest.next) != null;
		if (newest != null && (begun != null || several)) {
			if (begun != null && several) {
				letSendersGoOn();
			}
			drain();
			return this.first;
		}
		// Where it lies only if it is the first one: the next sender looks at it, and who
		// sends all the time would do so while it is written to.
		return newest;
	}

	/**
	 * Each look at the stack takes it out of the caches of those who send. The more it
	 * finds, the fewer there are.
	 */
	private static void letSendersGoOn() {
		for (int i = 0; i < PAUSE; i++) {
			Thread.onSpinWait();
		}
	}

	/** Owner only: the same, for the oldest message that the selector takes. */
	final @Nullable Envelope peekFor(Wanted wanted) {
		Envelope envelope = take(wanted);
		settle(false);
		if (envelope != null) {
			restore(envelope);
		}
		return envelope;
	}

	/** Owner only: from now on this one, which it has peeked at, is in work. */
	final void begin(Envelope envelope) {
		envelope.begin();
		if (this.first == null) {
			// Alone in the stack.
			envelope.next = null;
			taken(envelope);
		}
	}

	/**
	 * Owner only: moves what was begun in the stack to the list, so that it is seen there
	 * when the stack is gone.
	 */
	private void keepWork() {
		Envelope inWork = (this.first == null) ? ground(this.top) : null;
		if (inWork != null) {
			restore(inWork);
		}
	}

	/** Puts at the head of the list what was not in it, when nothing there was begun. */
	private void restore(Envelope envelope) {
		int before = this.held;
		HELD.setOpaque(this, before | CHANGING);
		lead(envelope);
		HELD.setRelease(this, before + 2);
	}

	private void lead(Envelope envelope) {
		envelope.next = this.first;
		FIRST.setRelease(this, envelope);
	}

	/** Owner only: forgets what was begun; what is in work is kept if that is asked. */
	final void settle(boolean exceptLast) {
		Envelope present = this.first;
		if (present == null || !present.isBegun()) {
			return;
		}
		int count = 0;
		Envelope rest = present;
		while (rest != null && rest.isBegun() && !(exceptLast && isLastBegun(rest))) {
			count++;
			rest = rest.next;
		}
		if (count > 0) {
			int before = this.held;
			HELD.setOpaque(this, before | CHANGING);
			FIRST.setRelease(this, rest);
			HELD.setRelease(this, before - 2 * count);
		}
	}

	private static boolean isLastBegun(Envelope begun) {
		return begun.next == null || !begun.next.isBegun();
	}

	/** Owner only. The oldest message, or null when there is none. */
	final @Nullable Envelope poll() {
		settle(true);
		Envelope oldest = (this.skipped != null) ? this.skipped.poll() : null;
		if (oldest == null) {
			oldest = unseen();
		}
		if (oldest != null) {
			hold(-1);
		}
		return oldest;
	}

	/** Not counted off yet: it may only move to those that were skipped. */
	private @Nullable Envelope unseen() {
		if (isExhausted()) {
			keepWork();
			if (!drain()) {
				return null;
			}
		}
		Envelope before = this.first;
		if (before == null) {
			return null;
		}
		Envelope envelope = before.isBegun() ? before.next : before;
		if (envelope != null) {
			if (envelope == before) {
				FIRST.setRelease(this, envelope.next);
			}
			else {
				before.next = envelope.next;
			}
			envelope.next = null;
		}
		return envelope;
	}

	private boolean isExhausted() {
		Envelope present = this.first;
		return present == null || (present.isBegun() && present.next == null);
	}

	/**
	 * Owner only. The oldest message that the selector takes; the others keep their
	 * place.
	 */
	final @Nullable Envelope take(Wanted wanted) {
		settle(true);
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
		Object seen = this.top;
		return isEmpty(seen) && TOP.compareAndSet(this, seen, IDLE);
	}

	/** Owner only, before it parks its thread. False when a message came first. */
	final boolean park() {
		keepWork();
		Object seen = this.top;
		return isEmpty(seen) && TOP.compareAndSet(this, seen, PARKED);
	}

	private static boolean isEmpty(@Nullable Object top) {
		return top == AWAKE || (top instanceof Envelope newest && newest.isBegun());
	}

	/** Whether the owner has no thread, and will not have one before a message comes. */
	final boolean isIdle() {
		return this.top == IDLE;
	}

	final boolean isParked() {
		return this.top == PARKED;
	}

	/** Owner only, after {@link #park()}, whether it was woken or not. */
	final void rouse() {
		TOP.compareAndSet(this, PARKED, AWAKE);
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
	 * owner may touch its lists, so another thread hands out what it can reach: it must
	 * see what the owner has begun, so the owner is to begin nothing any more, and that
	 * for long enough.
	 */
	final void close(boolean owner, Consumer<Envelope> unread) {
		if (owner) {
			keepWork();
		}
		Object rest = TOP.getAndSet(this, CLOSED);
		if (!owner) {
			for (Envelope e = notBegun(rest); e != null; e = notBegun(e.next)) {
				unread.accept(e);
			}
			return;
		}
		if (rest instanceof Envelope newest) {
			append(newest, this.held);
		}
		for (Envelope envelope = poll(); envelope != null; envelope = poll()) {
			unread.accept(envelope);
		}
		this.skipped = null;
	}

	/** What is in work is not to be kept alive by a process that is not. */
	final void forgetBegun() {
		FIRST.setRelease(this, null);
	}

}
