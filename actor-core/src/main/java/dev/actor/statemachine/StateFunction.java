package dev.actor.statemachine;

/**
 * What a machine does with an event in one state. Calls never overlap. May block. OTP's
 * state functions.
 *
 * @param <S> the type of the states
 * @param <D> the type of the data
 * @param <M> the type of the events
 */
@FunctionalInterface
public interface StateFunction<S, D, M> {

	/**
	 * Handles one event.
	 * @param data the present data
	 * @param event the event
	 * @return the transition
	 * @throws Exception to end the machine abnormally, with the exception as its reason
	 * @see EventHandler#handle
	 */
	Transition<S, D, M> handle(D data, M event) throws Exception;

}
