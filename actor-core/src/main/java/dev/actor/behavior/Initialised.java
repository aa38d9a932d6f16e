package dev.actor.behavior;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.Selector;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Initialiser} gives: the first state, and maybe what to receive, what to
 * do first, and something for whoever starts the actor. Immutable; each method gives a
 * changed copy. Gleam's {@code actor.Initialised}.
 *
 * @param <S> the type of the state
 * @param <M> the type of the messages
 */
public final class Initialised<S, M> {

	private final Next<S, M> next;

	private final @Nullable Object data;

	Initialised(Next<S, M> next, @Nullable Object data) {
		this.next = next;
		this.data = data;
	}

	/**
	 * Starts with a state.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the state
	 * @return the result of the initialiser
	 */
	public static <S, M> Initialised<S, M> of(S state) {
		return new Initialised<>(Next.state(state), null);
	}

	/**
	 * Receives what the selector takes, and nothing else: the subject and the name of the
	 * actor count only if they are part of it.
	 * @param selector the selector
	 * @return the changed copy
	 */
	public Initialised<S, M> selecting(Selector<M> selector) {
		return new Initialised<>(this.next.selecting(selector), this.data);
	}

	/**
	 * Hands something to whoever starts the actor, who finds it in {@link Started#data}.
	 * After a restart by a supervisor nobody gets it.
	 * @param data anything
	 * @return the changed copy
	 */
	public Initialised<S, M> returning(Object data) {
		return new Initialised<>(this.next, Objects.requireNonNull(data, "data"));
	}

	/**
	 * Takes a step when the start is over for whoever waits for it, and before anything
	 * that waits in the mailbox. OTP's {@code handle_continue}.
	 * @param step the step
	 * @return the changed copy
	 */
	public Initialised<S, M> then(Next.Step<S, M> step) {
		return new Initialised<>(this.next.then(step), this.data);
	}

	/**
	 * Handles a message of the actor's own if no other one comes in time.
	 * @param silence how long nothing must come, zero or more
	 * @param message what is handled then, once
	 * @return the changed copy
	 */
	public Initialised<S, M> idleAfter(Duration silence, M message) {
		return new Initialised<>(this.next.idleAfter(silence, message), this.data);
	}

	S state() {
		return switch (this.next) {
			case Next.State<S, M>(S state) -> state;
			case Next.Also<S, M> also -> also.state();
			case Next.Stop<S, M> stop -> throw new AssertionError(stop);
		};
	}

	boolean isPlain() {
		return this.data == null && this.next instanceof Next.State;
	}

	Selector<M> selector(Selector<M> otherwise) {
		return (this.next instanceof Next.Also<S, M> also && also.selector() != null) ? also.selector() : otherwise;
	}

	Next<S, M> next() {
		return this.next;
	}

	@Nullable Object data() {
		return this.data;
	}

}
