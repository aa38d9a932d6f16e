package dev.actor.process;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import dev.actor.internal.Clock;
import org.jspecify.annotations.Nullable;

/** How messages get into a process and out of its mailbox. */
abstract class Receiving extends Mortal {

	private volatile @Nullable Rarities rarities;

	private boolean crossed;

	/** What few processes have. */
	private static final class Rarities {

		volatile @Nullable Room room;

		volatile long graceNanos = -1;

	}

	Receiving(Node node) {
		super(node);
	}

	private synchronized Rarities rarities() {
		Rarities present = this.rarities;
		if (present == null) {
			present = new Rarities();
			this.rarities = present;
		}
		return present;
	}

	final void limit(MailboxLimit limit) {
		rarities().room = new Room(me(), limit);
	}

	private @Nullable Room room() {
		Rarities present = this.rarities;
		return (present != null) ? present.room : null;
	}

	final void graceNanos(long nanos) {
		rarities().graceNanos = nanos;
	}

	@Override
	final long graceNanos() {
		Rarities present = this.rarities;
		return (present != null && present.graceNanos >= 0) ? present.graceNanos : node().graceNanos();
	}

	/** Nobody shall wait for room in the mailbox of a dead process. */
	final void openRoom() {
		Room room = room();
		if (room != null) {
			room.open();
		}
	}

	/** The next crossing of the mark is worth a warning again. */
	final void caughtUp() {
		this.crossed = false;
	}

	/** Own thread only: the oldest message, or null when there is none. */
	final @Nullable Envelope next() {
		Envelope envelope = poll();
		if (envelope != null && this.rarities != null) {
			makeRoom(envelope);
		}
		return envelope;
	}

	/** Taken out of the mailbox, but by nobody. */
	final void dropped(Envelope envelope) {
		makeRoom(envelope);
	}

	private void makeRoom(Envelope taken) {
		Room room = room();
		if (room != null && taken.isMessage()) {
			room.taken();
		}
	}

	/** A message from anybody. Returns false when it was dropped, which is recorded. */
	public final boolean accept(Object key, Object message, boolean mayBlock) {
		Objects.requireNonNull(message, "A message must not be null");
		LocalProcess sender = Current.checkAlive();
		Room room = (key instanceof Feed) ? null : room();
		if (room != null && !room.admits(sender, mayBlock)) {
			node().deadLetters().add(me(), message, "its mailbox is full");
			return false;
		}
		if (deliver(new Envelope(key, message))) {
			return true;
		}
		node().deadLetters().add(me(), message, "the process has ended");
		return false;
	}

	final boolean deliver(Envelope envelope) {
		if (exit() != null) {
			return false;
		}
		int length = push(envelope);
		if (length >= node().mailboxMark() && !this.crossed) {
			this.crossed = true;
			node().mailboxCrossed(me(), length);
		}
		return length >= 0;
	}

	/** Own thread only: null when the time was over and nothing came that is taken. */
	final @Nullable Envelope await(Wanted wanted, long nanos) {
		if (nanos == Long.MAX_VALUE) {
			return awaitForEver(wanted);
		}
		requireOwner("receive");
		Envelope envelope = take(Objects.requireNonNull(wanted, "selector"));
		if (envelope == null && nanos > 0) {
			envelope = awaitFor(nanos, wanted);
		}
		if (envelope != null) {
			makeRoom(envelope);
		}
		return envelope;
	}

	/**
	 * Own thread only. Apart, with little on its stack: most of what an idle process
	 * weighs is that.
	 */
	final Envelope awaitForEver(Wanted wanted) {
		requireOwner("receive");
		Envelope envelope = take(Objects.requireNonNull(wanted, "selector"));
		while (envelope == null) {
			if (lieDown()) {
				while (isParked()) {
					parkThread();
				}
			}
			checkAlive();
			envelope = take(wanted);
		}
		makeRoom(envelope);
		return envelope;
	}

	private @Nullable Envelope awaitFor(long nanos, Wanted wanted) {
		Clock clock = node().clock();
		long begin = clock.nanos();
		Thread thread = Thread.currentThread();
		Clock.Alarm alarm = clock.schedule(nanos, () -> LockSupport.unpark(thread));
		try {
			Envelope envelope = null;
			while (envelope == null && clock.nanos() - begin < nanos) {
				if (lieDown()) {
					while (isParked() && clock.nanos() - begin < nanos) {
						parkThread();
					}
					rouse();
				}
				checkAlive();
				envelope = take(wanted);
			}
			return envelope;
		}
		finally {
			alarm.cancel();
		}
	}

	/** False when a message came first. */
	private boolean lieDown() {
		caughtUp();
		if (park()) {
			node().scheduler().blocks();
			return true;
		}
		return false;
	}

	private void parkThread() {
		LockSupport.park(this);
		if (Thread.interrupted()) {
			rouse();
			checkAlive();
			Thread.currentThread().interrupt();
			throw new CallInterruptedException("a message");
		}
	}

	final void requireOwner(String what) {
		LocalProcess current = Current.process();
		if (current != this) {
			throw new IllegalStateException("Only %s itself may %s, not %s; send it a message instead".formatted(this,
					what, (current != null) ? current : Thread.currentThread()));
		}
		checkAlive();
	}

}
