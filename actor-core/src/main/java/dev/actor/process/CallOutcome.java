package dev.actor.process;

/** What became of a call, for a {@link ProcessListener}. */
public enum CallOutcome {

	/** The caller has the answer. */
	ANSWERED,

	/** No answer came in time. */
	TIMED_OUT,

	/** The callee had ended, or ended before it answered, or nobody was there. */
	NO_PROCESS,

	/** The mailbox of the callee was full. */
	REFUSED,

	/** The caller was interrupted, has ended, or takes no more interest. */
	ABANDONED

}
