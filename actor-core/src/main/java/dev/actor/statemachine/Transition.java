package dev.actor.statemachine;

import java.util.List;
import java.util.Objects;

import dev.actor.process.ExitReason;
import org.jspecify.annotations.Nullable;

/**
 * What a machine does after an event: the next state and data, and actions. A plain
 * value: nothing happens before the handler has returned it, and two of the same content
 * are equal. Immutable.
 * <p>
 * A transition to a state that equals the present one keeps the state.
 *
 * @param <S> the type of the states
 * @param <D> the type of the data
 * @param <M> the type of the events
 */
@SuppressWarnings("varargs") // they are only read
public sealed interface Transition<S, D, M> {

	/**
	 * Goes to a state. OTP's {@code next_state}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param state the next state
	 * @param data the next data
	 * @param actions what else to do, in this order
	 * @return the transition
	 */
	@SafeVarargs
	static <S, D, M> Next<S, D, M> next(S state, D data, Action<M>... actions) {
		return new Next<>(state, data, List.of(actions));
	}

	/**
	 * Keeps the state, and changes the data. OTP's {@code keep_state}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param data the next data
	 * @param actions what else to do, in this order
	 * @return the transition
	 */
	@SafeVarargs
	static <S, D, M> Transition<S, D, M> keep(D data, Action<M>... actions) {
		return new Keep<>(false, Objects.requireNonNull(data, "The next data must not be null"), List.of(actions));
	}

	/**
	 * Keeps the state and the data. OTP's {@code keep_state_and_data}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param actions what else to do, in this order
	 * @return the transition
	 */
	@SafeVarargs
	static <S, D, M> Transition<S, D, M> keepState(Action<M>... actions) {
		return new Keep<>(false, null, List.of(actions));
	}

	/**
	 * Like {@link #keep}, and enters the state again: nothing else is different, so that
	 * postponed events and the state timeout stay as they are. OTP's
	 * {@code repeat_state}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param data the next data
	 * @param actions what else to do, in this order
	 * @return the transition
	 */
	@SafeVarargs
	static <S, D, M> Transition<S, D, M> repeat(D data, Action<M>... actions) {
		return new Keep<>(true, Objects.requireNonNull(data, "The next data must not be null"), List.of(actions));
	}

	/**
	 * Like {@link #keepState}, and enters the state again. OTP's
	 * {@code repeat_state_and_data}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param actions what else to do, in this order
	 * @return the transition
	 * @see #repeat
	 */
	@SafeVarargs
	static <S, D, M> Transition<S, D, M> repeatState(Action<M>... actions) {
		return new Keep<>(true, null, List.of(actions));
	}

	/**
	 * Ends the machine with {@link ExitReason#NORMAL}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @return the transition
	 */
	static <S, D, M> Transition<S, D, M> stop() {
		return stop(ExitReason.NORMAL);
	}

	/**
	 * Ends the machine. Events that were postponed, and what waits in its mailbox, become
	 * dead letters.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param reason the reason
	 * @return the transition
	 */
	static <S, D, M> Transition<S, D, M> stop(ExitReason reason) {
		return new Stop<>(reason, List.of());
	}

	/**
	 * Answers, and then ends the machine. OTP's {@code stop_and_reply}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param reason the reason
	 * @param answers made by {@link Action#reply}, sent in this order before the machine
	 * ends
	 * @return the transition
	 */
	static <S, D, M> Transition<S, D, M> stopAndReply(ExitReason reason, Action.Answer<?, ?>... answers) {
		return new Stop<>(reason, List.of(answers));
	}

	/**
	 * Goes to a state.
	 *
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param state the next state
	 * @param data the next data
	 * @param actions what else to do
	 */
	record Next<S, D, M>(S state, D data, List<Action<M>> actions) implements Transition<S, D, M> {

		public Next {
			Objects.requireNonNull(state, "The next state must not be null");
			Objects.requireNonNull(data, "The next data must not be null");
			actions = List.copyOf(actions);
		}

	}

	/**
	 * Keeps the state.
	 *
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param repeated whether to enter it again
	 * @param data the next data, or {@code null} for the same as before
	 * @param actions what else to do
	 */
	record Keep<S, D, M>(boolean repeated, @Nullable D data, List<Action<M>> actions) implements Transition<S, D, M> {

		public Keep {
			actions = List.copyOf(actions);
		}

	}

	/**
	 * Ends the machine.
	 *
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param reason the reason
	 * @param answers what to answer first
	 */
	record Stop<S, D, M>(ExitReason reason, List<Action.Answer<?, ?>> answers) implements Transition<S, D, M> {

		public Stop {
			Objects.requireNonNull(reason, "reason");
			answers = List.copyOf(answers);
		}

	}

}
