package dev.actor.process;

import java.time.Duration;

import dev.actor.internal.Nanos;

/**
 * How many messages may wait for a process, and what happens to one more. Mailboxes are
 * unbounded if nothing is said, neither of the actor nor of all actors of its system.
 * Exit signals, downs and replies are never bounded.
 *
 * @param capacity how many may wait, one at least
 * @param overflow what happens to one more
 * @param timeout how long a sender waits, for {@link Overflow#BLOCK}
 */
public record MailboxLimit(int capacity, Overflow overflow, Duration timeout) {

	/** The largest capacity, beyond which a limit would limit nothing. */
	public static final int MAX_CAPACITY = 1 << 30;

	/** No limit, also where the system has one for actors that say nothing. */
	public static final MailboxLimit UNBOUNDED = new MailboxLimit(MAX_CAPACITY, Overflow.DROP_NEWEST, Duration.ZERO);

	public MailboxLimit {
		if (capacity < 1 || capacity > MAX_CAPACITY) {
			throw new IllegalArgumentException("The capacity of a mailbox must be from 1 to %d messages, but is %d"
				.formatted(MAX_CAPACITY, capacity));
		}
		Nanos.of(timeout, "timeout");
	}

	/**
	 * A sender waits for room. A process that sends to itself fails at once instead, and
	 * so does a timer.
	 * @param capacity how many may wait
	 * @param timeout how long a sender waits before its send fails
	 * @return the limit
	 */
	public static MailboxLimit blocking(int capacity, Duration timeout) {
		return new MailboxLimit(capacity, Overflow.BLOCK, timeout);
	}

	/**
	 * A send fails when there is no room.
	 * @param capacity how many may wait
	 * @return the limit
	 */
	public static MailboxLimit failing(int capacity) {
		return new MailboxLimit(capacity, Overflow.FAIL, Duration.ZERO);
	}

	/**
	 * A message for which there is no room becomes a dead letter.
	 * @param capacity how many may wait
	 * @return the limit
	 */
	public static MailboxLimit dropping(int capacity) {
		return new MailboxLimit(capacity, Overflow.DROP_NEWEST, Duration.ZERO);
	}

}
