package dev.actor.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people read of a process that is dead, but whose code does not let go. */
final class ZombieReport {

	private static final Logger logger = LoggerFactory.getLogger(ZombieReport.class);

	private ZombieReport() {
	}

	static void log(Node node, LocalProcess process, Thread thread) {
		if (!logger.isWarnEnabled()) {
			return;
		}
		StringBuilder stack = new StringBuilder();
		for (StackTraceElement element : thread.getStackTrace()) {
			stack.append("\n\tat ").append(element);
		}
		logger.warn("{} in system '{}' has ended ({}), but its code goes on and does not let go of its thread:{}",
				process.describe(), node.name(), process.exit(), stack);
	}

}
