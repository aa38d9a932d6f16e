package dev.actor.registry;

import dev.actor.process.Pid;

/**
 * What has changed in a group. One event for each time that a process joins or leaves.
 *
 * @param <G> the type of the groups' names
 */
public sealed interface GroupEvent<G> {

	/**
	 * The group.
	 * @return its name
	 */
	G group();

	/**
	 * The member.
	 * @return the process
	 */
	Pid pid();

	/**
	 * A process has joined.
	 *
	 * @param <G> the type of the groups' names
	 * @param group the group
	 * @param pid the process
	 */
	record Joined<G>(G group, Pid pid) implements GroupEvent<G> {

	}

	/**
	 * A process has left, or has ended.
	 *
	 * @param <G> the type of the groups' names
	 * @param group the group
	 * @param pid the process
	 */
	record Left<G>(G group, Pid pid) implements GroupEvent<G> {

	}

}
