package dev.actor.process;

/**
 * Thrown by an initialiser that finds that its process is not needed: the process ends
 * with {@link ExitReason#NORMAL}, its starter gets {@link StartError.Ignored}, and a
 * supervisor goes on as though it had started. OTP's {@code ignore}.
 */
public final class InitIgnoredException extends Exception {

	private static final long serialVersionUID = 1L;

	public InitIgnoredException() {
		super("the initialiser does without the process");
	}

}
