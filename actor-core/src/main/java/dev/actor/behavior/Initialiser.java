package dev.actor.behavior;

import dev.actor.process.Process;
import dev.actor.process.Subject;

/**
 * Makes the first state of an actor, and whatever else it starts with, in the new process
 * and again at each restart. Whoever starts the actor waits for it.
 *
 * @param <S> the type of the state
 * @param <M> the type of the messages
 */
@FunctionalInterface
public interface Initialiser<S, M> {

	/**
	 * Makes the first state.
	 * @param self the new process
	 * @param subject the subject of the actor, for timers and for those who shall answer
	 * @return the state, and more if need be
	 * @throws dev.actor.process.InitFailedException to refuse the start in an orderly way
	 * @throws dev.actor.process.InitIgnoredException to do without the actor, as though
	 * it had started
	 * @throws Exception to crash in the start
	 */
	Initialised<S, M> init(Process self, Subject<M> subject) throws Exception;

}
