package dev.actor.process;

import org.jspecify.annotations.Nullable;

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
		super("'" + who + "' did not start: " + error, cause(error));
		this.error = error;
	}

	/** What was thrown, however far down the tree. */
	private static @Nullable Throwable cause(StartError error) {
		return switch (error) {
			case StartError.InitExited(ExitReason.Abnormal(Throwable thrown)) -> thrown;
			case StartError.InitExited(ExitReason.Shutdown(FailedToStartChild(String id, StartError childs))) ->
				cause(childs);
			default -> null;
		};
	}

	/**
	 * Why the process did not start.
	 * @return the error
	 */
	public StartError error() {
		return this.error;
	}

}
