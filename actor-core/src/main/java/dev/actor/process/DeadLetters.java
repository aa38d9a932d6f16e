package dev.actor.process;

import java.util.concurrent.atomic.LongAdder;

import dev.actor.process.DeadLetter.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every message that nobody handled, tells the listener of it, and logs what a
 * person can read: one line in an interval at most, with the number of those left out.
 */
final class DeadLetters {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	private final Node node;

	private final LongAdder count = new LongAdder();

	private final LogLimit limit;

	DeadLetters(Node node, long logInterval) {
		this.node = node;
		this.limit = new LogLimit(node.clock(), logInterval);
	}

	long count() {
		return this.count.sum();
	}

	void unexpected(LocalProcess process, Object message) {
		add(process, message, Cause.UNHANDLED, "it arrived, but no selector of the process takes it");
	}

	void unread(LocalProcess process, Envelope envelope) {
		if (envelope.isMessage()) {
			add(process, envelope.message, Cause.UNREAD, "the process ended before it took the message");
		}
	}

	void add(Object recipient, Object message, Cause cause, String why) {
		this.count.increment();
		ProcessListener listener = this.node.listener();
		if (listener != null) {
			listener.deadLetter(new DeadLetter(recipient, message, cause, why));
		}
		long others = this.limit.admit();
		if (others < 0) {
			return;
		}
		// The type only: messages may hold what must not be in a log.
		logger.warn("Dead letter in system '{}': {} for {}: {}{}", this.node.name(), message.getClass().getName(),
				(recipient instanceof Peer process) ? process.describe() : "'" + recipient + "'", why,
				LogLimit.more(others));
	}

}
