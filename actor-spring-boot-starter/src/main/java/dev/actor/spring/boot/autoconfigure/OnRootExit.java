package dev.actor.spring.boot.autoconfigure;

/**
 * What becomes of the application when its root supervisor has ended by itself. An error
 * in the log tells of it in any case.
 */
public enum OnRootExit {

	/** Marks the application as broken, so that its platform restarts it. */
	MARK_BROKEN,

	/** Closes the application context. */
	CLOSE_CONTEXT,

	/** Closes the application context, and ends the JVM with an exit code. */
	EXIT,

	/** Lets the application go on without its actors. */
	REPORT

}
