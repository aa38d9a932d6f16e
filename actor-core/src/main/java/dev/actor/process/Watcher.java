package dev.actor.process;

/** Somebody to be told once of the end of a process. */
abstract class Watcher {

	/**
	 * Called at most once, by whatever thread ends the process: must be short and must
	 * not run user code.
	 */
	abstract void ended(Pid pid, ExitReason reason);

	/**
	 * Whether it is told as soon as the process is dead, and not only when its code has
	 * let go of the thread.
	 */
	boolean isHasty() {
		return false;
	}

}
