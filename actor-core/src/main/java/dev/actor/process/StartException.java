package dev.actor.process;

/**
 * A process did not start. Nothing is left of it: no process, no name, no message in the
 * starter's mailbox.
 */
public final class StartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient StartError error;

	/**
	 * Made by whoever starts processes.
	 * @param who what was started, as people know it
	 * @param error why it did not start
	 */
	public StartException(String who, StartError error) {
		super("'" + who + "' did not start: " + error);
		this.error = error;
		if (error instanceof StartError.InitExited(ExitReason.Abnormal(Throwable cause))) {
			initCause(cause);
		}
	}

	/**
	 * Why the process did not start.
	 * @return the error
	 */
	public StartError error() {
		return this.error;
	}

}
