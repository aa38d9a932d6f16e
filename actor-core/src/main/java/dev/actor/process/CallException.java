package dev.actor.process;

/** A call ended without an answer. */
public abstract sealed class CallException extends RuntimeException permits NoProcessException, CalleeExitedException,
		CallTimeoutException, CallingSelfException, CallInterruptedException, SystemClosedException {

	private static final long serialVersionUID = 1L;

	CallException(String message) {
		super(message);
	}

}
