package dev.actor.process;

import org.jspecify.annotations.Nullable;

/**
 * Ends the process in which it is thrown, with {@link #reason()}. Raised by
 * {@link Process#exit(ExitReason)} and by every library call of a process that an exit
 * signal has reached. The first may be caught, and then the process goes on; the second
 * may be caught too, but the process is dead all the same.
 */
public final class ExitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ExitReason reason;

	ExitException(ExitReason reason) {
		// Control flow, not a failure: the stack would cost more than the exit itself.
		super("Process exits: " + reason, cause(reason), false, false);
		this.reason = reason;
	}

	private static @Nullable Throwable cause(ExitReason reason) {
		return (reason instanceof ExitReason.Abnormal(Throwable cause)) ? cause : null;
	}

	/**
	 * The reason with which the process ends.
	 * @return the reason
	 */
	public ExitReason reason() {
		return this.reason;
	}

}
