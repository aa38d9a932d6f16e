package dev.actor.process;

/**
 * There is nobody to send to or to ask: the name has no holder, or the called process has
 * ended. Erlang's {@code noproc}.
 */
public final class NoProcessException extends CallException {

	private static final long serialVersionUID = 1L;

	/**
	 * Made by whoever finds that there is nobody.
	 * @param message who was looked for
	 */
	public NoProcessException(String message) {
		super(message);
	}

}
