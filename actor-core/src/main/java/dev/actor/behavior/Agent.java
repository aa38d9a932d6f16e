package dev.actor.behavior;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.actor.process.Ack;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/**
 * A state that others share: a process that keeps it, and applies the functions that they
 * send, one after the other. Elixir's {@code Agent}. May be used from any thread.
 * <ul>
 * <li>A function runs in the agent; while it does, all others wait. What it throws ends
 * the agent, and fails whoever sent it.</li>
 * <li>The state must be immutable, or must not leave the agent: what {@link #get} gives
 * is no copy, and other threads would see it change. Return a value made of it, as in
 * {@code get(List::copyOf)}, not the thing itself.</li>
 * <li>The operations throw what {@link Subject#call} throws.</li>
 * </ul>
 *
 * @param <S> the type of the state
 */
public final class Agent<S> {

	/** How long operations wait if nothing is said. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private final Subject<Request<S>> subject;

	private Agent(Subject<Request<S>> subject) {
		this.subject = subject;
	}

	/**
	 * What an agent receives: a function, and where to answer. Made by the operations of
	 * {@link Agent} only.
	 *
	 * @param <S> the type of the state
	 */
	public static final class Request<S> {

		private final Next.Step<S, Request<S>> step;

		private Request(Next.Step<S, Request<S>> step) {
			this.step = step;
		}

	}

	/**
	 * What a function makes of a state: a result, and the next state.
	 *
	 * @param <R> the type of the result
	 * @param <S> the type of the state
	 * @param result the result
	 * @param state the next state
	 */
	public record Update<R, S>(R result, S state) {

		public Update {
			Objects.requireNonNull(result, "The result of an update must not be null; use Optional or Ack");
			Objects.requireNonNull(state, "The next state must not be null");
		}

	}

	private static <S> Actor<S, Request<S>> actor(Supplier<? extends S> first) {
		Objects.requireNonNull(first, "first");
		return Actor.withInit((self, subject) -> first.get(), (state, request) -> request.step.run(state));
	}

	/**
	 * Starts an agent and waits for its first state.
	 * @param <S> the type of the state
	 * @param spawner where: a process, which is linked to the agent then, or a system
	 * @param first makes the first state, in the agent
	 * @return the agent
	 * @throws dev.actor.process.StartException if it did not start
	 */
	public static <S> Agent<S> start(Spawner spawner, Supplier<? extends S> first) {
		return new Agent<>(Agent.<S>actor(first).start(spawner).subject());
	}

	/**
	 * An agent of a supervision tree, which starts with a first state again whenever it
	 * is restarted. To be used through {@link #of}.
	 * @param <S> the type of the state
	 * @param name its name, which is unique in its system
	 * @param first makes the first state, in the agent
	 * @return the spec
	 */
	public static <S> ActorSpec<Request<S>> spec(String name, Supplier<? extends S> first) {
		return ActorSpec.of(name, Agent.<S>actor(first));
	}

	/**
	 * The agent of a spec, whichever incarnation runs.
	 * @param <S> the type of the state
	 * @param spec the spec
	 * @param spawner the system, or a process in it
	 * @return the agent
	 */
	public static <S> Agent<S> of(ActorSpec<Request<S>> spec, Spawner spawner) {
		return new Agent<>(spec.subject(spawner));
	}

	/**
	 * The running process.
	 * @return its pid, or empty when it does not run
	 */
	public Optional<Pid> pid() {
		return this.subject.owner();
	}

	/**
	 * Like {@link #get(Function, Duration)}, five seconds.
	 * @param <R> the type of the result
	 * @param function what to make of the state
	 * @return the result
	 */
	public <R> R get(Function<? super S, ? extends R> function) {
		return get(function, DEFAULT_TIMEOUT);
	}

	/**
	 * Makes something of the state, and leaves that as it is.
	 * @param <R> the type of the result
	 * @param function what to make of the state; must not give away what can change
	 * @param timeout how long to wait; the function is applied even if the caller gave up
	 * @return the result
	 * @throws NullPointerException if the function returned null; the agent goes on
	 */
	public <R> R get(Function<? super S, ? extends R> function, Duration timeout) {
		Objects.requireNonNull(function, "function");
		Optional<R> result = this.subject.call((reply) -> new Request<>(
				(state) -> Next.reply(reply, Optional.ofNullable(function.apply(state)), state)), timeout);
		return result
			.orElseThrow(() -> new NullPointerException("What is got of an agent must not be null; use Optional"));
	}

	/**
	 * Like {@link #update(UnaryOperator, Duration)}, five seconds.
	 * @param function makes the next state
	 */
	public void update(UnaryOperator<S> function) {
		update(function, DEFAULT_TIMEOUT);
	}

	/**
	 * Changes the state, and waits until that is done.
	 * @param function makes the next state, not null
	 * @param timeout how long to wait; the function is applied even if the caller gave up
	 */
	public void update(UnaryOperator<S> function, Duration timeout) {
		Objects.requireNonNull(function, "function");
		getAndUpdate((state) -> new Update<>(Ack.OK, function.apply(state)), timeout);
	}

	/**
	 * Like {@link #getAndUpdate(Function, Duration)}, five seconds.
	 * @param <R> the type of the result
	 * @param function makes a result and the next state
	 * @return the result
	 */
	public <R> R getAndUpdate(Function<? super S, Update<R, S>> function) {
		return getAndUpdate(function, DEFAULT_TIMEOUT);
	}

	/**
	 * Makes something of the state, and changes that in the same step.
	 * @param <R> the type of the result
	 * @param function makes a result and the next state
	 * @param timeout how long to wait; the function is applied even if the caller gave up
	 * @return the result
	 */
	public <R> R getAndUpdate(Function<? super S, Update<R, S>> function, Duration timeout) {
		Objects.requireNonNull(function, "function");
		return this.subject.<R>call((reply) -> new Request<>((state) -> {
			Update<R, S> update = function.apply(state);
			return Next.reply(reply, update.result(), update.state());
		}), timeout);
	}

	/**
	 * Changes the state, and does not wait.
	 * @param function makes the next state; what it throws ends the agent
	 */
	public void cast(UnaryOperator<S> function) {
		Objects.requireNonNull(function, "function");
		this.subject.send(new Request<>((state) -> Next.state(function.apply(state))));
	}

	/** Like {@link #stop(ExitReason, Duration)}, normally and within five seconds. */
	public void stop() {
		stop(ExitReason.NORMAL, DEFAULT_TIMEOUT);
	}

	/**
	 * Ends the agent when it has done what was sent before, and waits for its end.
	 * @param reason its reason
	 * @param timeout how long to wait; the agent ends even if the caller gave up
	 * @throws CalleeExitedException if it ended for another reason
	 */
	public void stop(ExitReason reason, Duration timeout) {
		Objects.requireNonNull(reason, "reason");
		try {
			this.subject.<Ack>call((reply) -> new Request<>((state) -> Next.stop(reason)), timeout);
		}
		catch (CalleeExitedException ex) {
			if (!ex.reason().equals(reason)) {
				throw ex;
			}
		}
	}

	@Override
	public String toString() {
		return "agent behind the " + this.subject;
	}

}
