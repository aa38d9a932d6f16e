package dev.actor.supervisor;

/**
 * A supervisor and one of its children do not fit together, whatever happens when they
 * run. OTP's {@code supervisor:check_childspecs}.
 */
public final class IllegalSpecException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String supervisor;

	private final String child;

	IllegalSpecException(String supervisor, String child, String message) {
		super(message);
		this.supervisor = supervisor;
		this.child = child;
	}

	/**
	 * The supervisor.
	 * @return its name
	 */
	public String supervisor() {
		return this.supervisor;
	}

	/**
	 * The child.
	 * @return its id
	 */
	public String child() {
		return this.child;
	}

}
