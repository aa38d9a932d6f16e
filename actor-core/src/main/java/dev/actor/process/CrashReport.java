package dev.actor.process;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people read of an abnormal end: one report for each, none for an orderly one. */
final class CrashReport {

	private static final Logger logger = LoggerFactory.getLogger(CrashReport.class);

	private CrashReport() {
	}

	static void log(Node node, LocalProcess process, ExitReason reason, @Nullable Object handling, List<Peer> links) {
		boolean closing = node.isClosed() && reason.equals(ExitReason.KILLED);
		if (!reason.isAbnormal() || closing) {
			return;
		}
		// Who started it, and on whose behalf, nearest first.
		String origin = "ancestors: " + process.ancestors() + "; callers: " + process.callers();
		Object ties = links.isEmpty() ? "none, so no supervisor starts it again" : links;
		// The type only: messages may hold what must not be in a log.
		String last = (handling != null) ? handling.getClass().getName() : "none";
		if (process.wasSignalled()) {
			// Not its own failure: whoever failed has the stack in a report of his own.
			logger.warn("{} in system '{}' was ended by a signal: {}; last message: {}; {}; links: {}",
					process.describe(), node.name(), reason, last, origin, ties);
		}
		else if (reason instanceof ExitReason.Abnormal(Throwable cause)) {
			logger.error("{} in system '{}' crashed; last message: {}; {}; links: {}", process.describe(), node.name(),
					last, origin, ties, cause);
		}
		else {
			logger.error("{} in system '{}' ended: {}; last message: {}; {}; links: {}", process.describe(),
					node.name(), reason, last, origin, ties);
		}
	}

}
