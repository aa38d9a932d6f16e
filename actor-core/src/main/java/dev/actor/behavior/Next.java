package dev.actor.behavior;

import java.util.Objects;

import dev.actor.process.ExitReason;
import dev.actor.process.Reply;

/**
 * What an actor does after a message.
 *
 * @param <S> the type of the state
 */
public sealed interface Next<S> {

	/**
	 * Goes on with a state. Gleam's {@code actor.continue}.
	 * @param <S> the type of the state
	 * @param state the state
	 * @return what comes next
	 */
	static <S> Next<S> state(S state) {
		return new State<>(Objects.requireNonNull(state, "The next state must not be null"));
	}

	/**
	 * Answers a call, and goes on with a state. OTP's <code>{reply, Reply, State}</code>.
	 * @param <R> the type of the answer
	 * @param <S> the type of the state
	 * @param reply where to answer
	 * @param answer the answer
	 * @param state the state
	 * @return what comes next
	 */
	static <R, S> Next<S> reply(Reply<R> reply, R answer, S state) {
		reply.send(answer);
		return state(state);
	}

	/**
	 * Ends the actor with {@link ExitReason#NORMAL}. What waits in its mailbox is
	 * dropped.
	 * @param <S> the type of the state
	 * @return what comes next
	 */
	static <S> Next<S> stop() {
		return new Stop<>(ExitReason.NORMAL);
	}

	/**
	 * Ends the actor.
	 * @param <S> the type of the state
	 * @param reason the reason
	 * @return what comes next
	 */
	static <S> Next<S> stop(ExitReason reason) {
		return new Stop<>(reason);
	}

	/**
	 * Goes on.
	 *
	 * @param <S> the type of the state
	 * @param state the state
	 */
	record State<S>(S state) implements Next<S> {

	}

	/**
	 * Ends.
	 *
	 * @param <S> the type of the state
	 * @param reason the reason
	 */
	record Stop<S>(ExitReason reason) implements Next<S> {

	}

}
