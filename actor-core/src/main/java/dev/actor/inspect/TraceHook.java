package dev.actor.inspect;

import dev.actor.process.DebugEvent;
import dev.actor.process.DebugHook;
import dev.actor.process.Pid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log. */
record TraceHook(Pid pid) implements DebugHook {

	private static final Logger logger = LoggerFactory.getLogger(Sys.class);

	@Override
	public void event(DebugEvent event) {
		logger.info("{} {}", this.pid, event);
	}

}
