package dev.actor.process;

/** The actor system is closed, or is being closed: there is nobody to ask any more. */
public final class SystemClosedException extends CallException {

	private static final long serialVersionUID = 1L;

	SystemClosedException(Node node) {
		super("Actor system '" + node.name() + "' is closed");
	}

}
