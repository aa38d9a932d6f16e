package dev.actor.process;

import java.util.concurrent.TimeUnit;

import dev.actor.internal.Clock;
import dev.actor.internal.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures handlers for the listeners of a node, which has none of these without them.
 * Two readings of a clock take as long as a short handler, so most messages are measured
 * by the scheduler's coarse clock only: that finds the slow ones.
 */
final class Stopwatch {

	private static final Logger logger = LoggerFactory.getLogger(Stopwatch.class);

	private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	/** What the coarse clock can not tell. */
	private static final long FINE = TimeUnit.MILLISECONDS.toNanos(10);

	/** Eight milliseconds: a thousand busy processes would take many samples in one. */
	private static final int PERIOD_BITS = 23;

	private final Listeners listeners;

	private final Scheduler scheduler;

	private final long slow;

	private final Sampling sent = new Sampling();

	private final Newcomers newcomers = new Newcomers();

	private final LogLimit limit;

	private final boolean followsMessages;

	private final boolean measuresAll;

	Stopwatch(Listeners listeners, Scheduler scheduler, Clock clock, long slow) {
		this.listeners = listeners;
		this.scheduler = scheduler;
		this.limit = new LogLimit(clock, LOG_INTERVAL);
		this.slow = slow;
		this.followsMessages = listeners.followMessages();
		this.measuresAll = this.followsMessages || slow < FINE;
	}

	/** Whether it is to be measured how long a message for the process waits. */
	boolean timesWaitOf(LocalProcess process) {
		return this.sent.picks(process, period(coarse()));
	}

	Envelope.Timed timed(Envelope envelope) {
		return new Envelope.Timed(envelope, fine());
	}

	void taken(LocalProcess process, Envelope envelope) {
		if (envelope instanceof Envelope.Timed timed) {
			this.listeners.waited(process, process.label(), timed.message, fine() - timed.since);
		}
	}

	/** In steps. */
	long coarse() {
		return this.scheduler.coarseNanos();
	}

	/** A process is sampled once in each period. Never zero, which stands for none. */
	int period(long coarse) {
		return (int) (coarse >> PERIOD_BITS) | Integer.MIN_VALUE;
	}

	/**
	 * Whether a process is to be sampled that was not sampled in this period.
	 * @param before the period in which it was looked at the last time, zero at first
	 */
	boolean samples(int before, int period) {
		return before != 0 || this.newcomers.admits(period);
	}

	/** The same clock as the coarse one, even where a test has made time virtual. */
	long fine() {
		return System.nanoTime();
	}

	boolean measuresAll() {
		return this.measuresAll;
	}

	void measured(LocalProcess process, Object message, long nanos, boolean sample) {
		if (this.followsMessages) {
			this.listeners.handled(process, process.label(), message, nanos);
		}
		if (sample) {
			this.listeners.sampled(process, process.label(), message, nanos);
		}
		tellIfSlow(process, message, nanos);
	}

	/** It was not measured; if the coarse clock stands still, it was not slow. */
	void handled(LocalProcess process, Object message, long since) {
		if (coarse() != since) {
			tellIfSlow(process, message, fine() - since);
		}
	}

	private void tellIfSlow(LocalProcess process, Object message, long nanos) {
		if (nanos > this.slow) {
			long others = this.limit.admit();
			if (others >= 0) {
				// The type only: messages may hold what must not be in a log.
				logger.warn(
						"{} in system '{}' took {} ms to handle {}; what it gets meanwhile waits: leave what takes long to a task, a pool, or several actors{}",
						process.describe(), process.node().name(), TimeUnit.NANOSECONDS.toMillis(nanos),
						message.getClass().getName(), LogLimit.more(others));
			}
			this.listeners.slowHandler(process, process.label(), message, nanos);
		}
	}

}
