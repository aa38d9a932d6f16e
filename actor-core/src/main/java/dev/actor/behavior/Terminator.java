package dev.actor.behavior;

import dev.actor.process.ExitReason;

/**
 * Cleans up after an actor, OTP's {@code terminate}. Runs when the actor stops, when its
 * handler throws, and when its parent ends while it traps exits; does not run when it is
 * killed, or ended by an exit signal that it does not trap.
 *
 * @param <S> the type of the state
 */
@FunctionalInterface
public interface Terminator<S> {

	/**
	 * Cleans up.
	 * @param state the last state
	 * @param reason why the actor ends
	 * @throws Exception replaces the reason
	 */
	void terminate(S state, ExitReason reason) throws Exception;

}
