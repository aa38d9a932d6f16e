package dev.actor.task;

import java.time.Duration;

import dev.actor.internal.Nanos;

/** A task did not finish in time. */
public final class TaskTimeoutException extends TaskException {

	private static final long serialVersionUID = 1L;

	private final Duration timeout;

	TaskTimeoutException(String who, Duration timeout) {
		super("%s did not finish within %d ms".formatted(who, Nanos.toMillis(timeout)));
		this.timeout = timeout;
	}

	/**
	 * How long it had.
	 * @return the timeout
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
