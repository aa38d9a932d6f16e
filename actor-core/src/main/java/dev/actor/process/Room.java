package dev.actor.process;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** The room in a bounded mailbox: a permit for each message that may still come. */
final class Room {

	private final LocalProcess owner;

	private final MailboxLimit limit;

	private final Semaphore permits;

	Room(LocalProcess owner, MailboxLimit limit) {
		this.owner = owner;
		this.limit = limit;
		this.permits = new Semaphore(limit.capacity());
	}

	/**
	 * Whether the message may come in; if not, it is to be dropped.
	 * @throws MailboxFullException if the sender has to know
	 */
	boolean admits(@Nullable LocalProcess sender, boolean mayBlock) {
		if (this.permits.tryAcquire()) {
			return true;
		}
		if (this.limit.overflow() == Overflow.DROP_NEWEST || !mayBlock) {
			return false;
		}
		if (this.limit.overflow() == Overflow.FAIL) {
			throw new MailboxFullException(this.owner, this.limit, "send less, or make room by handling faster");
		}
		if (sender == this.owner) {
			throw new MailboxFullException(this.owner, this.limit,
					"it sends to itself and cannot make room while it waits");
		}
		if (!await(sender)) {
			throw new MailboxFullException(this.owner, this.limit,
					"no room within " + Nanos.toMillis(this.limit.timeout()) + " ms");
		}
		return true;
	}

	private boolean await(@Nullable LocalProcess sender) {
		try {
			return this.permits.tryAcquire(Nanos.of(this.limit.timeout(), "timeout"), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			if (sender != null) {
				sender.checkAlive();
			}
			Thread.currentThread().interrupt();
			throw new CallInterruptedException("room in the mailbox of " + this.owner.describe());
		}
	}

	void taken() {
		this.permits.release();
	}

	/** Nobody shall wait for a dead process. */
	void open() {
		this.permits.release(MailboxLimit.MAX_CAPACITY - 1);
	}

}
