package dev.actor.process;

/**
 * A listener that is also told of each single message. Dear: while a system has one, the
 * clock is read twice for each message that is handled, which takes as long as short
 * handlers do. Who only wants to know how long handlers take has
 * {@link ProcessListener#sampled}, and who wants to count {@link ProcessInfo#handled()}.
 */
public interface MessageListener extends ProcessListener {

	/**
	 * A handler has handled a message, or thrown.
	 * @param pid the process
	 * @param label how people know it
	 * @param message the message
	 * @param nanos how long it took, in nanoseconds
	 */
	void handled(Pid pid, String label, Object message, long nanos);

}
