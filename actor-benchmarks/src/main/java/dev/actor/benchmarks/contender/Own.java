package dev.actor.benchmarks.contender;

/**
 * A process, for its own handler.
 *
 * @param <A> the addresses of the system
 */
public interface Own<A> {

	/**
	 * Where the process can be reached.
	 * @return its address
	 */
	A address();

	/**
	 * Starts a child, the way in which the system means it to be done.
	 * @param handler what the child does
	 * @return the child
	 */
	A start(Handler handler);

}
