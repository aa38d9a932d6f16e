package dev.actor.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then for handlers that do not come to an end. Whoever works on the same
 * message for several looks is stuck: so nothing has to be written down for each message.
 * A node without listeners has none of these.
 */
final class Watchdog {

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	private static final int LOOKS = 4;

	private final Node node;

	private final long limit;

	/** What was in work at the last look; only one look is under way at a time. */
	private Map<LocalProcess, Sight> seen = Map.of();

	/** A message in work. */
	private static final class Sight {

		private final Envelope envelope;

		private final long since;

		private boolean told;

		Sight(Envelope envelope, long since) {
			this.envelope = envelope;
			this.since = since;
		}

	}

	Watchdog(Node node, long limit) {
		this.node = node;
		this.limit = limit;
	}

	/** Looks again and again, until the clock of the node is closed. */
	void watch() {
		this.node.clock().schedule(Math.max(this.limit / LOOKS, 1), this::wake);
	}

	private void wake() {
		if (this.node.scheduler().isIdle()) {
			// Nobody is at anything: there is nothing to look at.
			this.seen = Map.of();
			watch();
		}
		else {
			// Not on the thread of the clock: there may be a million processes.
			this.node.scheduler().start(this::look);
		}
	}

	private void look() {
		try {
			long now = this.node.clock().nanos();
			Map<LocalProcess, Sight> present = new HashMap<>();
			for (LocalProcess process : this.node.census().all()) {
				Envelope envelope = process.inWork();
				if (envelope != null) {
					present.put(process, sight(process, envelope, now));
				}
			}
			this.seen = present;
		}
		finally {
			watch();
		}
	}

	private Sight sight(LocalProcess process, Envelope envelope, long now) {
		Sight before = this.seen.get(process);
		if (before == null || before.envelope != envelope) {
			return new Sight(envelope, now);
		}
		if (!before.told && now - before.since >= this.limit) {
			before.told = tell(process, envelope, now - before.since);
		}
		return before;
	}

	private boolean tell(LocalProcess process, Envelope envelope, long nanos) {
		Thread thread = process.runner();
		List<StackTraceElement> stack = (thread != null) ? List.of(thread.getStackTrace()) : List.of();
		Object message = message(process, envelope);
		if (message == null) {
			// It has come to an end just now, and the stack may be that of another
			// process.
			return false;
		}
		if (logger.isWarnEnabled()) {
			logger.warn("{} in system '{}' is stuck: it handles {} for {} ms already, and its thread is here:{}",
					process.describe(), this.node.name(), message.getClass().getName(),
					TimeUnit.NANOSECONDS.toMillis(nanos), lines(stack));
		}
		this.node.listeners().stuckHandler(process, process.label(), message, nanos, stack);
		return true;
	}

	private static @Nullable Object message(LocalProcess process, Envelope envelope) {
		Object message = envelope.message;
		return (process.inWork() == envelope && message != Envelope.DONE) ? message : null;
	}

	private static String lines(List<StackTraceElement> stack) {
		return stack.stream().map((element) -> "\n\tat " + element).collect(Collectors.joining());
	}

}
