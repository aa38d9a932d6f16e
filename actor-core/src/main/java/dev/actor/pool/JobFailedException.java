package dev.actor.pool;

import dev.actor.process.ExitReason;

/** The worker that had the job ended before it had a result. It is replaced. */
public final class JobFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ExitReason reason;

	JobFailedException(String pool, ExitReason reason) {
		super("A worker of pool '%s' ended while it did the job: %s".formatted(pool, reason));
		this.reason = reason;
		if (reason instanceof ExitReason.Abnormal(Throwable cause)) {
			initCause(cause);
		}
	}

	/**
	 * Why the worker ended.
	 * @return the reason
	 */
	public ExitReason reason() {
		return this.reason;
	}

}
