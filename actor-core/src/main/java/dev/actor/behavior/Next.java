package dev.actor.behavior;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.actor.process.ExitReason;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import org.jspecify.annotations.Nullable;

/**
 * What an actor does after a message. Gleam's {@code actor.Next}. Immutable.
 *
 * @param <S> the type of the state
 * @param <M> the type of the messages
 */
public sealed interface Next<S, M> {

	/**
	 * Goes on with a state. Gleam's {@code actor.continue}.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 * @return what comes next
	 */
	static <S, M> Next<S, M> state(S state) {
		return new State<>(state);
	}

	/**
	 * Answers a call, and goes on with a state. OTP's <code>{reply, Reply, State}</code>.
	 * @param <R> the type of the answer
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param reply where to answer
	 * @param answer the answer
	 * @param state the state
	 * @return what comes next
	 */
	static <R, S, M> Next<S, M> reply(Reply<R> reply, R answer, S state) {
		reply.send(answer);
		return state(state);
	}

	/**
	 * Goes on with a state, and receives something else from now on. Gleam's
	 * {@code actor.with_selector}.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 * @param selector replaces what was received before, also the subject and the name of
	 * the actor if they are not part of it
	 * @return what comes next
	 */
	static <S, M> Next<S, M> selecting(S state, Selector<M> selector) {
		return new Also<>(state, Objects.requireNonNull(selector, "selector"), null, null);
	}

	/**
	 * Goes on with a state and takes a step before anything that waits in the mailbox,
	 * system messages included. OTP's <code>{continue, Term}</code>.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 * @param step the step
	 * @return what comes next
	 */
	static <S, M> Next<S, M> then(S state, Step<S, M> step) {
		return new Also<>(state, null, Objects.requireNonNull(step, "step"), null);
	}

	/**
	 * Goes on with a state, and handles a message of the actor's own if no other one
	 * comes in time. Any message cancels it, system messages do not. With a time of zero
	 * it is handled before those that wait already. OTP's
	 * <code>{timeout, Time, Message}</code>.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 * @param silence how long nothing must come, zero or more
	 * @param message what is handled then, once
	 * @return what comes next
	 */
	static <S, M> Next<S, M> idleAfter(S state, Duration silence, M message) {
		return new Also<>(state, null, null, new Idle<>(silence, message));
	}

	/**
	 * Ends the actor with {@link ExitReason#NORMAL}. What waits in its mailbox is
	 * dropped. Gleam's {@code actor.stop}.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @return what comes next
	 */
	static <S, M> Next<S, M> stop() {
		return new Stop<>(ExitReason.NORMAL);
	}

	/**
	 * Ends the actor.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param reason the reason
	 * @return what comes next
	 */
	static <S, M> Next<S, M> stop(ExitReason reason) {
		return new Stop<>(Objects.requireNonNull(reason, "reason"));
	}

	/**
	 * Ends the actor abnormally, as if it had crashed, but without a stack trace. Gleam's
	 * {@code actor.stop_abnormal}.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param cause what went wrong: a text, or any value
	 * @return what comes next
	 */
	static <S, M> Next<S, M> stopAbnormal(Object cause) {
		return new Stop<>(ExitReason.abnormal(Objects.requireNonNull(cause, "cause")));
	}

	/**
	 * The same, with another choice of what to receive. Changes nothing about a stop.
	 * @param selector replaces what was received before
	 * @return what comes next
	 * @see #selecting(Object, Selector)
	 */
	default Next<S, M> selecting(Selector<M> selector) {
		Objects.requireNonNull(selector, "selector");
		return with((also) -> new Also<>(also.state, selector, also.step, also.idle));
	}

	/**
	 * The same, with a step to take first. Changes nothing about a stop.
	 * @param step the step
	 * @return what comes next
	 * @see #then(Object, Step)
	 */
	default Next<S, M> then(Step<S, M> step) {
		Objects.requireNonNull(step, "step");
		return with((also) -> new Also<>(also.state, also.selector, step, also.idle));
	}

	/**
	 * The same, with an idle timeout. Changes nothing about a stop.
	 * @param silence how long nothing must come, zero or more
	 * @param message what is handled then, once
	 * @return what comes next
	 * @see #idleAfter(Object, Duration, Object)
	 */
	default Next<S, M> idleAfter(Duration silence, M message) {
		Idle<M> idle = new Idle<>(silence, message);
		return with((also) -> new Also<>(also.state, also.selector, also.step, idle));
	}

	private Next<S, M> with(UnaryOperator<Also<S, M>> more) {
		return switch (this) {
			case State<S, M>(S state) -> more.apply(new Also<>(state, null, null, null));
			case Also<S, M> also -> more.apply(also);
			case Stop<S, M> stop -> stop;
		};
	}

	/**
	 * A step between two messages.
	 *
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 */
	@FunctionalInterface
	interface Step<S, M> {

		/**
		 * Takes the step, as the actor. May block.
		 * @param state the state so far
		 * @return what comes next
		 * @throws Exception to end the actor abnormally, with the exception as its reason
		 */
		Next<S, M> run(S state) throws Exception;

	}

	/**
	 * Goes on, and that is all.
	 *
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 */
	record State<S, M>(S state) implements Next<S, M> {

		public State {
			Objects.requireNonNull(state, "The next state must not be null");
		}

	}

	/**
	 * Goes on, with more to do.
	 *
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 * @param selector what to receive from now on, or {@code null} for the same as before
	 * @param step what to do first, if anything
	 * @param idle what to do when nothing comes, if anything
	 */
	record Also<S, M>(S state, @Nullable Selector<M> selector, @Nullable Step<S, M> step,
			@Nullable Idle<M> idle) implements Next<S, M> {

		public Also {
			Objects.requireNonNull(state, "The next state must not be null");
		}

	}

	/**
	 * Ends.
	 *
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param reason the reason
	 */
	record Stop<S, M>(ExitReason reason) implements Next<S, M> {

	}

	/**
	 * What to do when nothing comes.
	 *
	 * @param <M> the type of the messages
	 * @param silence how long nothing must come
	 * @param message what is handled then
	 */
	record Idle<M>(Duration silence, M message) {

		public Idle {
			Objects.requireNonNull(message, "The message of an idle timeout must not be null");
			if (silence.isNegative()) {
				throw new IllegalArgumentException("'silence' must not be negative, but is " + silence);
			}
		}

	}

}
