package dev.actor.process;

/** The callee ended before it answered, for whatever reason, also a normal one. */
public final class CalleeExitedException extends CallException {

	private static final long serialVersionUID = 1L;

	private final transient Pid callee;

	private final transient ExitReason reason;

	CalleeExitedException(Pid callee, String who, ExitReason reason) {
		super("%s ended before it answered: %s".formatted(who, reason));
		this.callee = callee;
		this.reason = reason;
		if (reason instanceof ExitReason.Abnormal(Throwable cause)) {
			initCause(cause);
		}
	}

	/**
	 * Who was asked.
	 * @return the callee
	 */
	public Pid callee() {
		return this.callee;
	}

	/**
	 * Why it ended.
	 * @return the reason
	 */
	public ExitReason reason() {
		return this.reason;
	}

}
