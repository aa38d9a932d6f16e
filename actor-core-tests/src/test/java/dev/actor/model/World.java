package dev.actor.model;

import java.util.Map;
import java.util.Set;

/**
 * What can be seen of all processes between two commands.
 *
 * @param processes by number
 * @param names who holds which
 */
record World(Map<Integer, Look> processes, Map<String, Integer> names) {

	/**
	 * What can be seen of one process.
	 *
	 * @param monitors how many watch it
	 * @param waiting how much mail is in its mailbox
	 * @param received how much mail it has taken
	 */
	record Look(boolean alive, int parent, Set<Integer> links, int monitors, boolean traps, String name, int waiting,
			int received) {

		static final Look UNBORN = new Look(true, 0, Set.of(), 0, false, "unborn", 0, 0);

		static final Look DEAD = new Look(false, 0, Set.of(), 0, false, "", 0, 0);

	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.processes.forEach((number, look) -> text.append("\n    ")
			.append(Command.who(number))
			.append(' ')
			.append(look.alive() ? look : "dead"));
		return text.append("\n    names ").append(this.names).toString();
	}

}
