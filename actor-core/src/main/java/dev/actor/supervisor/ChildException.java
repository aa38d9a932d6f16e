package dev.actor.supervisor;

/** A supervisor does not do what an operator wants. It is as it was before. */
public final class ChildException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ChildError error;

	ChildException(String supervisor, String child, ChildError error) {
		super("Supervisor '%s', child '%s': %s".formatted(supervisor, child, error));
		this.error = error;
	}

	/**
	 * Why.
	 * @return the error
	 */
	public ChildError error() {
		return this.error;
	}

}
