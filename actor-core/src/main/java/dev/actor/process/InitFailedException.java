package dev.actor.process;

/**
 * Thrown by an initialiser to refuse its start in an orderly way: the process ends with
 * {@link ExitReason#NORMAL} and its starter gets {@link StartError.InitFailed}.
 */
public final class InitFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	public InitFailedException(String message) {
		super(message);
	}

}
