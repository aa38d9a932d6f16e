package dev.actor.process;

/**
 * A message was not sent because it could be changed afterwards.
 *
 * @see MessageCheck#FAIL
 */
public final class MutableMessageException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	MutableMessageException(String message) {
		super(message);
	}

}
