package dev.actor.internal;

/**
 * Gives processes something to run on. A process never runs on two threads at once; that
 * is the process's own business, not the scheduler's.
 */
@FunctionalInterface
public interface Scheduler {

	/**
	 * Runs one activation of a process soon. Returns at once, whatever the activation
	 * does: it may block for as long as it likes without delaying others.
	 * @param activation what to run
	 */
	void run(Runnable activation);

}
