package dev.actor.supervisor;

/**
 * When a supervisor ends because significant children of it have ended by themselves and
 * are not started again. It stops the others in reverse order then, and ends with
 * {@link dev.actor.process.ExitReason#SHUTDOWN}.
 */
public enum AutoShutdown {

	/** Never; there may be no significant children. */
	NEVER,

	/** When one of them has ended. */
	ANY_SIGNIFICANT,

	/** When the last of them has ended. */
	ALL_SIGNIFICANT

}
