package dev.actor.supervisor;

import dev.actor.process.Process;

/** What a running supervisor of one kind does for its parent and its operators. */
sealed interface Operations permits StaticOperations, DynamicOperations {

	Siblings siblings();

	/** Starts whatever is there from the beginning. */
	void begin(Process self);

	/** Stops all children. */
	void end(Process self);

}
