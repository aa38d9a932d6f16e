package dev.actor.task;

import dev.actor.process.ExitReason;

/**
 * A task ended without a result. What it threw, if anything, is the cause.
 */
public final class TaskExitedException extends TaskException {

	private static final long serialVersionUID = 1L;

	private final transient ExitReason reason;

	TaskExitedException(String who, ExitReason reason) {
		super("%s ended without a result: %s".formatted(who, reason));
		this.reason = reason;
		if (reason instanceof ExitReason.Abnormal(Throwable cause)) {
			initCause(cause);
		}
	}

	/**
	 * Why the task ended.
	 * @return the reason
	 */
	public ExitReason reason() {
		return this.reason;
	}

}
