package dev.actor.behavior;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.actor.process.MailboxLimit;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Registrar;
import dev.actor.process.SpawnOptions;
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
public final class Actor<S, M> implements Startable<M> {

	private final Initialiser<S, M> initialiser;

	private final Handler<S, M> handler;

	private final Terminator<S> terminator;

	private final boolean trapsExits;

	private final @Nullable Name<M> name;

	private final SpawnOptions options;

	private final @Nullable Redaction<S, M> redaction;

	/** What people see instead of states and messages. */
	record Redaction<S, M>(Function<? super S, ?> state, Function<? super M, ?> message) {

	}

	private Actor(Initialiser<S, M> initialiser, Handler<S, M> handler, Terminator<S> terminator, boolean trapsExits,
			@Nullable Name<M> name, SpawnOptions options, @Nullable Redaction<S, M> redaction) {
		this.redaction = redaction;
		this.initialiser = initialiser;
		this.handler = handler;
		this.terminator = terminator;
		this.trapsExits = trapsExits;
		this.name = name;
		this.options = options;
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
		return withInitialiser(new Given<>(state), handler);
	}

	/**
	 * An actor as an object with fields.
	 * @param <M> the type of the messages
	 * @param maker makes a new object for each start; runs in the new process
	 * @return the actor
	 */
	public static <M> Actor<ActorObject<M>, M> of(Supplier<? extends ActorObject<M>> maker) {
		Objects.requireNonNull(maker, "maker");
		return Actor
			.<ActorObject<M>, M>withInitialiser((self, subject) -> maker.get().start(self, subject), ActorObject::react)
			.cleaningUp(ActorObject::terminate);
	}

	/**
	 * An actor that makes its first state when it starts.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param first makes the first state
	 * @param handler what it does with messages
	 * @return the actor
	 */
	public static <S, M> Actor<S, M> withInit(FirstState<S, M> first, Handler<S, M> handler) {
		Objects.requireNonNull(first, "first");
		return withInitialiser((self, subject) -> Initialised.of(first.make(self, subject)), handler);
	}

	/**
	 * An actor that makes more than its first state when it starts. Gleam's
	 * {@code new_with_initialiser}.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param initialiser makes the first state, and says what to receive and to do first
	 * @param handler what it does with messages
	 * @return the actor
	 */
	public static <S, M> Actor<S, M> withInitialiser(Initialiser<S, M> initialiser, Handler<S, M> handler) {
		return new Actor<>(Objects.requireNonNull(initialiser, "initialiser"),
				Objects.requireNonNull(handler, "handler"), (state, reason) -> {
				}, false, null, SpawnOptions.DEFAULT, null);
	}

	private Actor<S, M> with(SpawnOptions options) {
		return new Actor<>(this.initialiser, this.handler, this.terminator, this.trapsExits, this.name, options,
				this.redaction);
	}

	/**
	 * Registers the actor under a name, before its initialiser runs. The name is its
	 * label too, if it has no other.
	 * @param name the name
	 * @return the changed copy
	 */
	@Override
	public Actor<S, M> named(Name<M> name) {
		SpawnOptions named = this.options.label().isEmpty() ? this.options.labelled(name.text()) : this.options;
		return new Actor<>(this.initialiser, this.handler, this.terminator, this.trapsExits, name, named.named(name),
				this.redaction);
	}

	/**
	 * Says how people know the actor.
	 * @param label any text
	 * @return the changed copy
	 */
	public Actor<S, M> labelled(String label) {
		return with(this.options.labelled(label));
	}

	/**
	 * Limits the time of the initialiser.
	 * @param initTimeout the limit, five seconds if nothing is said
	 * @return the changed copy
	 */
	public Actor<S, M> initTimeout(Duration initTimeout) {
		return with(this.options.initTimeout(initTimeout));
	}

	/**
	 * Bounds the mailbox, which is as the system says if nothing is said: unbounded if
	 * that says nothing either.
	 * @param limit the limit
	 * @return the changed copy
	 */
	public Actor<S, M> mailbox(MailboxLimit limit) {
		return with(this.options.mailbox(limit));
	}

	/**
	 * Enters the actor somewhere before its initialiser runs, as in a registry.
	 * @param registrar where, such as {@code registry.via(key)}
	 * @return the changed copy
	 */
	public Actor<S, M> registered(Registrar<M> registrar) {
		return with(this.options.registered(registrar));
	}

	/**
	 * Cleans up after the actor, and makes it trap exits, so that it also cleans up when
	 * its supervisor stops it.
	 * @param terminator what to do
	 * @return the changed copy
	 */
	public Actor<S, M> onTerminate(Terminator<S> terminator) {
		return cleaningUp(Objects.requireNonNull(terminator, "terminator")).trapExits();
	}

	private Actor<S, M> cleaningUp(Terminator<S> terminator) {
		return new Actor<>(this.initialiser, this.handler, terminator, this.trapsExits, this.name, this.options,
				this.redaction);
	}

	/**
	 * Makes the actor trap exits from its first moment on, so that the exits of those it
	 * is linked to arrive as messages.
	 * @return the changed copy
	 */
	public Actor<S, M> trapExits() {
		return new Actor<>(this.initialiser, this.handler, this.terminator, true, this.name, this.options,
				this.redaction);
	}

	/**
	 * Hides what people must not see of states and messages, in a status, a trace or the
	 * log of a crash. Of what the actor sends, only the type is shown then. OTP's
	 * {@code format_status}.
	 * @param state what may be seen of a state; runs in the actor
	 * @param message what may be seen of a message; runs in the actor
	 * @return the changed copy
	 */
	public Actor<S, M> redacting(Function<? super S, ?> state, Function<? super M, ?> message) {
		return new Actor<>(this.initialiser, this.handler, this.terminator, this.trapsExits, this.name, this.options,
				new Redaction<>(state, message));
	}

	@Nullable Redaction<S, M> redaction() {
		return this.redaction;
	}

	Initialiser<S, M> initialiser() {
		return this.initialiser;
	}

	Handler<S, M> handler() {
		return this.handler;
	}

	Terminator<S> terminator() {
		return this.terminator;
	}

	boolean trapsExits() {
		return this.trapsExits;
	}

	/**
	 * The name under which the actor is registered.
	 * @return the name, or empty if it has none
	 */
	public Optional<Name<M>> name() {
		return Optional.ofNullable(this.name);
	}

	@Override
	public Started<M> start(Spawner spawner) {
		ActorLoop<S, M> loop = new ActorLoop<>(this);
		return started(spawner, loop, spawner.start(loop, this.options.<M>whenEntered(loop::subject)));
	}

	/**
	 * Starts the actor without a link, and watches it from its first moment on. OTP's
	 * {@code start_monitor}.
	 * @param self who watches
	 * @return the started actor and the monitor
	 * @throws dev.actor.process.StartException if it did not start; nothing is left of
	 * it, no {@code Down} either
	 */
	public Monitored<M> startMonitored(Process self) {
		ActorLoop<S, M> loop = new ActorLoop<>(this);
		Monitor monitor = self.startMonitored(loop, this.options.<M>whenEntered(loop::subject));
		return new Monitored<>(started(self, loop, monitor.pid()), monitor);
	}

	/**
	 * An actor that was started and is watched.
	 *
	 * @param <M> the type of its messages
	 * @param started the actor
	 * @param monitor the monitor
	 */
	public record Monitored<M>(Started<M> started, Monitor monitor) {

	}

	private Started<M> started(Spawner spawner, ActorLoop<S, M> loop, Pid pid) {
		return new Started<>(pid, (this.name != null) ? spawner.subject(this.name) : loop.subject(), loop.data());
	}

}
