package dev.actor.process;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** The room in a bounded mailbox: a permit for each message that may still come. */
final class Room {

	private final LocalProcess owner;

	private final MailboxLimit limit;

	private final Semaphore permits;

	/** Who waits for room, the next one first. */
	private final ConcurrentLinkedDeque<Place> places = new ConcurrentLinkedDeque<>();

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
		Node node = this.owner.node();
		long end = node.clock().nanos() + Nanos.of(this.limit.timeout(), "timeout");
		Place place = new Place(sender);
		this.places.addLast(place);
		while (!this.permits.tryAcquire()) {
			if (!place.isOffered(sender, node, end)) {
				this.places.remove(place);
				return false;
			}
			// Somebody who had not waited may be faster, but only once for each place.
			place = new Place(sender);
			this.places.addFirst(place);
		}
		if (!this.places.remove(place)) {
			offer();
		}
		return true;
	}

	/** There may be a place for one of those who wait. */
	private void offer() {
		Place place = this.places.pollFirst();
		while (place != null && !place.settle(Place.OFFERED)) {
			place = this.places.pollFirst();
		}
	}

	void taken() {
		this.permits.release();
		offer();
	}

	/** Nobody shall wait for a dead process. */
	void open() {
		this.permits.release(MailboxLimit.MAX_CAPACITY - 1);
		while (!this.places.isEmpty()) {
			offer();
		}
	}

	/** Somebody who waits for room. */
	private final class Place extends Waiting {

		private static final Object OFFERED = new Object();

		Place(@Nullable LocalProcess sender) {
			super(sender, Room.this.owner);
		}

		/** False when the time was over. */
		boolean isOffered(@Nullable LocalProcess sender, Node node, long end) {
			try {
				return await(sender, node, Math.max(0, end - node.clock().nanos())) != TIMED_OUT;
			}
			catch (ExitException | CallInterruptedException ex) {
				// What was offered is for the next one.
				Room.this.places.remove(this);
				offer();
				throw ex;
			}
		}

		@Override
		String awaited() {
			return "room in the mailbox of " + Room.this.owner.describe();
		}

	}

}
