package dev.actor.statemachine;

/**
 * What a machine does whenever it enters a state: at its start, at each change to a
 * different state, and when a transition repeats the state. Calls never overlap. May
 * block. OTP's state enter call.
 *
 * @param <S> the type of the states
 * @param <D> the type of the data
 * @param <M> the type of the events
 */
@FunctionalInterface
public interface EnterHandler<S, D, M> {

	/**
	 * Enters a state. Runs after the actions of the transition were collected and its
	 * answers sent, and before any other event. May change the data, answer, stop, start
	 * and cancel timeouts; must keep the state, postpone nothing and insert no events.
	 * @param oldState the state that was left; the same as the new one at the start of
	 * the machine and when the state is repeated
	 * @param state the state that is entered
	 * @param data the present data
	 * @return the transition
	 * @throws Exception to end the machine abnormally, with the exception as its reason
	 */
	Transition<S, D, M> enter(S oldState, S state, D data) throws Exception;

}
