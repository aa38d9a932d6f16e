package dev.actor.process;

/**
 * A process could not do what an operator asked of it. The process goes on as before; the
 * cause is what was thrown in it.
 */
public final class SystemRequestFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SystemRequestFailedException(String who, Throwable cause) {
		super("%s could not do what was asked: %s".formatted(who, cause), cause);
	}

}
