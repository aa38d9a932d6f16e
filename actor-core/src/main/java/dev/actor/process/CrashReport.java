package dev.actor.process;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of an abnormal end, for a {@link ProcessListener}. People read of it in
 * the log: one report for each, none for an orderly end.
 *
 * @param pid the process
 * @param label how people know it, or an empty text
 * @param reason why it ended
 * @param signalled whether somebody else's exit signal ended it; whoever failed has a
 * report of his own then
 * @param lastMessage what its handler worked on, if it did; redacted if it has a
 * redaction
 * @param state its last state, redacted; empty for a process that has none to show, or
 * whose code has not let go of its thread
 * @param ancestors who started it, nearest first
 * @param callers on whose behalf, nearest first
 * @param links who was linked to it
 */
public record CrashReport(Pid pid, String label, ExitReason reason, boolean signalled, Optional<Object> lastMessage,
		Optional<Object> state, List<Pid> ancestors, List<Pid> callers, List<Pid> links) {

	private static final Logger logger = LoggerFactory.getLogger(CrashReport.class);

	static void log(Node node, LocalProcess process, ExitReason reason, @Nullable Object handling, List<Peer> links) {
		boolean closing = node.isClosed() && reason.equals(ExitReason.KILLED);
		if (!reason.isAbnormal() || closing) {
			return;
		}
		// Who started it, and on whose behalf, nearest first.
		String origin = "ancestors: " + process.ancestors()
				+ (process.callers().isEmpty() ? "" : "; callers: " + process.callers());
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
