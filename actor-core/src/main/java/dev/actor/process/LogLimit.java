package dev.actor.process;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.actor.internal.Clock;

/**
 * Lets one log line through in an interval, and counts those that it does not. Without an
 * interval it lets all of them through.
 */
final class LogLimit {

	private final Clock clock;

	private final long interval;

	private final LongAdder unlogged = new LongAdder();

	private final AtomicLong next;

	LogLimit(Clock clock, long interval) {
		this.clock = clock;
		this.interval = interval;
		this.next = new AtomicLong(clock.nanos());
	}

	/** How many were left out before this line, or -1 if it is to be left out too. */
	long admit() {
		if (this.interval == 0) {
			return 0;
		}
		long now = this.clock.nanos();
		long due = this.next.get();
		if (now - due < 0 || !this.next.compareAndSet(due, now + this.interval)) {
			this.unlogged.increment();
			return -1;
		}
		return this.unlogged.sumThenReset();
	}

	/** What to add to the line. */
	static String more(long others) {
		return (others > 0) ? " (and " + others + " more since the last such line)" : "";
	}

}
