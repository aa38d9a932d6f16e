package dev.actor.process;

/**
 * The calling or receiving thread was interrupted by somebody other than the library. Its
 * interrupt flag is set again.
 */
public final class CallInterruptedException extends CallException {

	private static final long serialVersionUID = 1L;

	/**
	 * Made by whoever waited, with the interrupt flag set again.
	 * @param what what was waited for, for people
	 */
	public CallInterruptedException(String what) {
		super("The thread was interrupted while it waited for " + what);
	}

}
