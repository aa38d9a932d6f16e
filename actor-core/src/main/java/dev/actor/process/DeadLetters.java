package dev.actor.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every message that nobody handled, tells the listener of it, and logs what a
 * person can read: one line a second at most, with the number of those left out.
 */
final class DeadLetters {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final Node node;

	private final LongAdder count = new LongAdder();

	private final LongAdder unlogged = new LongAdder();

	private final AtomicLong nextLog;

	DeadLetters(Node node) {
		this.node = node;
		this.nextLog = new AtomicLong(node.clock().nanos());
	}

	long count() {
		return this.count.sum();
	}

	void unexpected(LocalProcess process, Object message) {
		add(process, message, "it arrived, but no selector of the process takes it");
	}

	void unread(LocalProcess process, Envelope envelope) {
		if (envelope.isMessage()) {
			add(process, envelope.message, "the process ended before it took the message");
		}
	}

	void add(Object recipient, Object message, String why) {
		this.count.increment();
		ProcessListener listener = this.node.listener();
		if (listener != null) {
			listener.deadLetter(new DeadLetter(recipient, message, why));
		}
		long now = this.node.clock().nanos();
		long next = this.nextLog.get();
		if (now - next < 0 || !this.nextLog.compareAndSet(next, now + LOG_INTERVAL)) {
			this.unlogged.increment();
			return;
		}
		long others = this.unlogged.sumThenReset();
		// The type only: messages may hold what must not be in a log.
		logger.warn("Dead letter in system '{}': {} for {}: {}{}", this.node.name(), message.getClass().getName(),
				(recipient instanceof Peer process) ? process.describe() : "'" + recipient + "'", why,
				(others > 0) ? " (and " + others + " more since the last such line)" : "");
	}

}
