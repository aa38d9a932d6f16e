package dev.actor.behavior;

/**
 * What an actor does with a message: a function from state and message to what comes
 * next. May block. Calls never overlap. Gleam's {@code on_message}.
 *
 * @param <S> the type of the state
 * @param <M> the type of the messages
 */
@FunctionalInterface
public interface Handler<S, M> {

	/**
	 * Handles one message.
	 * @param state the state so far
	 * @param message the message
	 * @return what comes next
	 * @throws Exception to end the actor abnormally, with the exception as its reason
	 */
	Next<S, M> handle(S state, M message) throws Exception;

}
