package dev.actor.behavior;

import dev.actor.process.Name;
import dev.actor.process.Spawner;

/**
 * How to start a process that takes messages: an {@link Actor}, or a state machine.
 * Immutable; each start makes a new process.
 *
 * @param <M> the type of the messages
 */
public interface Startable<M> {

	/**
	 * Registers the process under a name, before its initialiser runs. The name is its
	 * label too, if it has no other.
	 * @param name the name
	 * @return the changed copy
	 */
	Startable<M> named(Name<M> name);

	/**
	 * Starts the process and waits for its initialiser.
	 * @param spawner where: a process, which is linked to the new one then, or a system
	 * @return what was started
	 * @throws dev.actor.process.StartException if it did not start; nothing is left of it
	 */
	Started<M> start(Spawner spawner);

}
