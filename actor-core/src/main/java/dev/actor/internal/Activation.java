package dev.actor.internal;

/** What a worker runs: one turn of a process that has no thread of its own. */
@FunctionalInterface
public interface Activation {

	/**
	 * Runs it.
	 * @param seat the seat of the calling thread
	 */
	void run(Seat seat);

}
