package dev.actor.model;

/**
 * What a command tells whoever gave it; some tell a boolean, a number or a {@link Mail}.
 */
enum Answer {

	DONE,

	/** Nobody holds the name. */
	NOBODY,

	/** The process has a name already. */
	HAS_A_NAME,

	NOT_STARTED,

	/** There is no such mail. */
	NOTHING;

	/** Somebody else holds the name. */
	record TakenBy(int process) {
	}

}
