package dev.actor.statemachine;

/**
 * What a machine does with an event: a function from state, data and event to a
 * transition. Calls never overlap. May block. OTP's {@code handle_event/4}.
 *
 * @param <S> the type of the states
 * @param <D> the type of the data
 * @param <M> the type of the events
 */
@FunctionalInterface
public interface EventHandler<S, D, M> {

	/**
	 * Handles one event: a message from outside, one that the machine has inserted, or
	 * one that a timeout has brought.
	 * @param state the present state
	 * @param data the present data
	 * @param event the event
	 * @return the transition
	 * @throws Exception to end the machine abnormally, with the exception as its reason
	 */
	Transition<S, D, M> handle(S state, D data, M event) throws Exception;

}
