package dev.actor.model.supervision;

import java.util.List;

/**
 * What becomes of one attempt to start a child.
 *
 * @param turn how it ends
 * @param meanwhile what else happens to the supervisor while it starts the child: all of
 * it waits in its mailbox when the attempt is over
 */
record Luck(Turn turn, List<Command> meanwhile) {

	static final Luck GOOD = new Luck(Turn.SUCCEEDS, List.of());

	enum Turn {

		SUCCEEDS, FAILS, THROWS, EXITS, GIVES_NULL, LEAVES_A_CORPSE, IGNORES;

		boolean isFailure() {
			return this != SUCCEEDS && this != IGNORES;
		}

	}

	@Override
	public String toString() {
		return this.turn + (this.meanwhile.isEmpty() ? "" : " while " + this.meanwhile);
	}

}
