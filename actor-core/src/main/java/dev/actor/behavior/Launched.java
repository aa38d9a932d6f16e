package dev.actor.behavior;

import dev.actor.process.Pid;

/** What a start gives: one incarnation that runs. */
public interface Launched {

	/**
	 * The incarnation.
	 * @return its pid
	 */
	Pid pid();

}
