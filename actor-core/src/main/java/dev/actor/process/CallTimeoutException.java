package dev.actor.process;

import java.time.Duration;

import dev.actor.internal.Nanos;

/**
 * No answer came in time. The callee may still carry out the request; its answer will
 * vanish.
 */
public final class CallTimeoutException extends CallException {

	private static final long serialVersionUID = 1L;

	private final Duration timeout;

	CallTimeoutException(String who, Duration timeout, String callee) {
		super("%s did not answer within %d ms; %s".formatted(who, Nanos.toMillis(timeout), callee));
		this.timeout = timeout;
	}

	/**
	 * How long the caller waited.
	 * @return the timeout
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
