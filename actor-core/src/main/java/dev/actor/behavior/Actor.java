package dev.actor.behavior;

import java.time.Duration;
import java.util.Objects;

import dev.actor.internal.Nanos;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;
import org.jspecify.annotations.Nullable;

/**
 * How to start an actor: its first state, its handler, and a few choices. Immutable; each
 * method gives a changed copy, and each start a new process with a fresh state. Gleam's
 * {@code actor.Builder}.
 *
 * @param <S> the type of the state
 * @param <M> the type of the messages
 */
public final class Actor<S, M> {

	/** How long an initialiser may take if nothing else is said. */
	public static final Duration INIT_TIMEOUT = Duration.ofSeconds(5);

	private final Initialiser<S, M> initialiser;

	private final Handler<S, M> handler;

	private final Terminator<S> terminator;

	private final Duration initTimeout;

	private final boolean trapsExits;

	private final @Nullable Name<M> name;

	private final String label;

	private Actor(Initialiser<S, M> initialiser, Handler<S, M> handler, Terminator<S> terminator, Duration initTimeout,
			boolean trapsExits, @Nullable Name<M> name, String label) {
		this.initialiser = initialiser;
		this.handler = handler;
		this.terminator = terminator;
		this.initTimeout = initTimeout;
		this.trapsExits = trapsExits;
		this.name = name;
		this.label = label;
	}

	/**
	 * An actor that starts with a given state. The state is used again at each restart,
	 * so it must be immutable; for a mutable one use {@link #withInit}.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param state the first state
	 * @param handler what it does with messages
	 * @return the actor
	 */
	public static <S, M> Actor<S, M> of(S state, Handler<S, M> handler) {
		Objects.requireNonNull(state, "The first state must not be null");
		return withInit((self, subject) -> state, handler);
	}

	/**
	 * An actor that makes its first state when it starts.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param initialiser makes the first state
	 * @param handler what it does with messages
	 * @return the actor
	 */
	public static <S, M> Actor<S, M> withInit(Initialiser<S, M> initialiser, Handler<S, M> handler) {
		return new Actor<>(Objects.requireNonNull(initialiser, "initialiser"),
				Objects.requireNonNull(handler, "handler"), (state, reason) -> {
				}, INIT_TIMEOUT, false, null, "");
	}

	/**
	 * Registers the actor under a name, before its initialiser runs.
	 * @param name the name
	 * @return the changed copy
	 */
	public Actor<S, M> named(Name<M> name) {
		return new Actor<>(this.initialiser, this.handler, this.terminator, this.initTimeout, this.trapsExits, name,
				this.label);
	}

	/**
	 * Says how people know the actor; its name if nothing else is said.
	 * @param label any text
	 * @return the changed copy
	 */
	public Actor<S, M> labelled(String label) {
		return new Actor<>(this.initialiser, this.handler, this.terminator, this.initTimeout, this.trapsExits,
				this.name, label);
	}

	/**
	 * Limits the time of the initialiser.
	 * @param initTimeout the limit, {@link #INIT_TIMEOUT} if nothing else is said
	 * @return the changed copy
	 */
	public Actor<S, M> initTimeout(Duration initTimeout) {
		Nanos.of(initTimeout, "initTimeout");
		return new Actor<>(this.initialiser, this.handler, this.terminator, initTimeout, this.trapsExits, this.name,
				this.label);
	}

	/**
	 * Cleans up after the actor, and makes it trap exits, so that it also cleans up when
	 * its supervisor stops it.
	 * @param terminator what to do
	 * @return the changed copy
	 */
	public Actor<S, M> onTerminate(Terminator<S> terminator) {
		return new Actor<>(this.initialiser, this.handler, terminator, this.initTimeout, true, this.name, this.label);
	}

	/**
	 * Starts the actor and waits for its initialiser.
	 * @param spawner where: a process, which is linked to the actor then, or a system
	 * @return the started actor
	 * @throws dev.actor.process.StartException if it did not start; nothing is left of it
	 */
	public Started<M> start(Spawner spawner) {
		ActorLoop<S, M> loop = new ActorLoop<>(this.initialiser, this.handler, this.terminator, this.trapsExits,
				this.name);
		String known = (this.label.isEmpty() && this.name != null) ? this.name.text() : this.label;
		Pid pid = spawner.start(loop, known, this.name, this.initTimeout);
		return new Started<>(pid, (this.name != null) ? spawner.subject(this.name) : loop.subject());
	}

}
