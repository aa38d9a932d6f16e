package dev.actor.statemachine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.actor.behavior.FirstState;
import dev.actor.behavior.Startable;
import dev.actor.behavior.Started;
import dev.actor.behavior.Terminator;
import dev.actor.process.MailboxLimit;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Registrar;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import org.jspecify.annotations.Nullable;

/**
 * How to start a state machine: where it begins, what it does with an event in each
 * state, and a few choices. Immutable; each method gives a changed copy, and each start a
 * new process. OTP's {@code gen_statem}.
 * <p>
 * States are compared by {@code equals}: constants of an enum, or records of a sealed
 * interface. Everything that a machine handles is an event of one type, whether it was
 * sent, inserted, or brought by a timeout; the machine chooses itself what its timeouts
 * bring.
 * <p>
 * After a handler has returned a {@link Transition}, this happens, in this order:
 * <ol>
 * <li>the answers are sent;</li>
 * <li>if the state is a different one, or is to be repeated, it is entered
 * ({@link #onEnter});</li>
 * <li>the event timeout is cancelled; if the state is a different one, so is the state
 * timeout, and what was postponed comes next, the oldest first;</li>
 * <li>inserted events come before that;</li>
 * <li>timeouts are started, cancelled and updated;</li>
 * <li>what comes next is handled, then what timeouts of zero bring, and then the next
 * message. System messages are handled with the messages.</li>
 * </ol>
 *
 * @param <S> the type of the states
 * @param <D> the type of the data
 * @param <M> the type of the events
 */
public final class StateMachine<S, D, M> implements Startable<M> {

	private final Callbacks<S, D, M> callbacks;

	private final boolean trapsExits;

	private final @Nullable Name<M> name;

	private final SpawnOptions options;

	private final @Nullable Redaction<S, D, M> redaction;

	/** What runs in the process. */
	private record Callbacks<S, D, M>(FirstState<Transition.Next<S, D, M>, M> initialiser,
			Map<S, EventHandler<S, D, M>> states, @Nullable EventHandler<S, D, M> otherwise,
			@Nullable EnterHandler<S, D, M> enter, Terminator<StateAndData<S, D>> terminator) {

	}

	/** What people see instead of states and events. */
	record Redaction<S, D, M>(Function<? super StateAndData<S, D>, ?> state, Function<? super M, ?> event) {

	}

	private StateMachine(Callbacks<S, D, M> callbacks, boolean trapsExits, @Nullable Name<M> name, SpawnOptions options,
			@Nullable Redaction<S, D, M> redaction) {
		this.callbacks = callbacks;
		this.trapsExits = trapsExits;
		this.name = name;
		this.options = options;
		this.redaction = redaction;
	}

	/**
	 * A machine that begins with a given state and data. Both are used again at each
	 * restart, so they must be immutable; for mutable ones use {@link #withInit}.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param state the first state
	 * @param data the first data
	 * @param handler what it does with events in the states that {@link #in} does not
	 * name
	 * @return the machine
	 */
	public static <S, D, M> StateMachine<S, D, M> of(S state, D data, EventHandler<S, D, M> handler) {
		return StateMachine.<S, D, M>of(state, data).otherwise(handler);
	}

	/**
	 * A machine that begins with a given, immutable state and data, and has a handler for
	 * each state. An event in a state without one is a dead letter, and the machine goes
	 * on.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param state the first state
	 * @param data the first data
	 * @return the machine
	 * @see #in
	 */
	public static <S, D, M> StateMachine<S, D, M> of(S state, D data) {
		Transition.Next<S, D, M> first = Transition.next(state, data);
		return withInit((self, subject) -> first);
	}

	/**
	 * A machine that makes its first state when it starts.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param initialiser makes the first state and data, and says what to do first; runs
	 * in the new process. The actions are done when the start is over for whoever waits
	 * for it; they must not postpone
	 * @param handler what it does with events in the states that {@link #in} does not
	 * name
	 * @return the machine
	 */
	public static <S, D, M> StateMachine<S, D, M> withInit(FirstState<Transition.Next<S, D, M>, M> initialiser,
			EventHandler<S, D, M> handler) {
		return withInit(initialiser).otherwise(handler);
	}

	/**
	 * A machine that makes its first state when it starts, and has a handler for each
	 * state.
	 * @param <S> the type of the states
	 * @param <D> the type of the data
	 * @param <M> the type of the events
	 * @param initialiser makes the first state and data, and says what to do first
	 * @return the machine
	 * @see #withInit(FirstState, EventHandler)
	 * @see #in
	 */
	public static <S, D, M> StateMachine<S, D, M> withInit(FirstState<Transition.Next<S, D, M>, M> initialiser) {
		Objects.requireNonNull(initialiser, "initialiser");
		return new StateMachine<>(new Callbacks<>(initialiser, Map.of(), null, null, (last, reason) -> {
		}), false, null, SpawnOptions.DEFAULT, null);
	}

	private StateMachine<S, D, M> with(Callbacks<S, D, M> callbacks) {
		return new StateMachine<>(callbacks, this.trapsExits, this.name, this.options, this.redaction);
	}

	private StateMachine<S, D, M> with(SpawnOptions options) {
		return new StateMachine<>(this.callbacks, this.trapsExits, this.name, options, this.redaction);
	}

	private StateMachine<S, D, M> otherwise(EventHandler<S, D, M> handler) {
		Callbacks<S, D, M> present = this.callbacks;
		return with(new Callbacks<>(present.initialiser(), present.states(), Objects.requireNonNull(handler, "handler"),
				present.enter(), present.terminator()));
	}

	/**
	 * Says what the machine does with events in one state.
	 * @param state the state
	 * @param function what it does with events
	 * @return the changed copy
	 * @throws IllegalArgumentException if that was said already
	 */
	public StateMachine<S, D, M> in(S state, StateFunction<S, D, M> function) {
		Objects.requireNonNull(state, "state");
		Objects.requireNonNull(function, "function");
		Callbacks<S, D, M> present = this.callbacks;
		Map<S, EventHandler<S, D, M>> states = new HashMap<>(present.states());
		if (states.put(state, (same, data, event) -> function.handle(data, event)) != null) {
			throw new IllegalArgumentException(
					"'state' %s has a handler already; a state has one only".formatted(state));
		}
		return with(new Callbacks<>(present.initialiser(), Map.copyOf(states), present.otherwise(), present.enter(),
				present.terminator()));
	}

	/**
	 * Says what the machine does whenever it enters a state.
	 * @param enter what it does
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> onEnter(EnterHandler<S, D, M> enter) {
		Callbacks<S, D, M> present = this.callbacks;
		return with(new Callbacks<>(present.initialiser(), present.states(), present.otherwise(),
				Objects.requireNonNull(enter, "enter"), present.terminator()));
	}

	/**
	 * Cleans up after the machine, and makes it trap exits, so that it also cleans up
	 * when its supervisor stops it.
	 * @param terminator what to do
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> onTerminate(Terminator<StateAndData<S, D>> terminator) {
		Callbacks<S, D, M> present = this.callbacks;
		return with(new Callbacks<>(present.initialiser(), present.states(), present.otherwise(), present.enter(),
				Objects.requireNonNull(terminator, "terminator")))
			.trapExits();
	}

	@Override
	public StateMachine<S, D, M> named(Name<M> name) {
		SpawnOptions named = this.options.label().isEmpty() ? this.options.labelled(name.text()) : this.options;
		return new StateMachine<>(this.callbacks, this.trapsExits, name, named.named(name), this.redaction);
	}

	/**
	 * Says how people know the machine.
	 * @param label any text
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> labelled(String label) {
		return with(this.options.labelled(label));
	}

	/**
	 * Limits the time of the initialiser.
	 * @param initTimeout the limit, five seconds if nothing is said
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> initTimeout(Duration initTimeout) {
		return with(this.options.initTimeout(initTimeout));
	}

	/**
	 * Bounds the mailbox, which is as the system says if nothing is said: unbounded if
	 * that says nothing either. What a timeout brings needs room in it too.
	 * @param limit the limit
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> mailbox(MailboxLimit limit) {
		return with(this.options.mailbox(limit));
	}

	/**
	 * Enters the machine somewhere before its initialiser runs, as in a registry.
	 * @param registrar where
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> registered(Registrar<M> registrar) {
		return with(this.options.registered(registrar));
	}

	/**
	 * Makes the machine trap exits from its first moment on, so that the exits of those
	 * it is linked to can be received, with an {@link Action#selecting}.
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> trapExits() {
		return new StateMachine<>(this.callbacks, true, this.name, this.options, this.redaction);
	}

	/**
	 * Hides what people must not see of states, data and events, in a status, a trace or
	 * the log of a crash. Of what the machine sends, only the type is shown then. OTP's
	 * {@code format_status}.
	 * @param state what may be seen of a state and its data; runs in the machine
	 * @param event what may be seen of an event; runs in the machine
	 * @return the changed copy
	 */
	public StateMachine<S, D, M> redacting(Function<? super StateAndData<S, D>, ?> state,
			Function<? super M, ?> event) {
		return new StateMachine<>(this.callbacks, this.trapsExits, this.name, this.options,
				new Redaction<>(Objects.requireNonNull(state, "state"), Objects.requireNonNull(event, "event")));
	}

	FirstState<Transition.Next<S, D, M>, M> initialiser() {
		return this.callbacks.initialiser();
	}

	@Nullable EventHandler<S, D, M> handler(S state) {
		EventHandler<S, D, M> own = this.callbacks.states().get(state);
		return (own != null) ? own : this.callbacks.otherwise();
	}

	@Nullable EnterHandler<S, D, M> enter() {
		return this.callbacks.enter();
	}

	Terminator<StateAndData<S, D>> terminator() {
		return this.callbacks.terminator();
	}

	boolean trapsExits() {
		return this.trapsExits;
	}

	@Nullable Name<M> name() {
		return this.name;
	}

	@Nullable Redaction<S, D, M> redaction() {
		return this.redaction;
	}

	@Override
	public Started<M> start(Spawner spawner) {
		MachineLoop<S, D, M> loop = new MachineLoop<>(this);
		Pid pid = spawner.start(loop, this.options.<M>whenEntered(loop::subject));
		return new Started<>(pid, (this.name != null) ? spawner.subject(this.name) : loop.subject(), Optional.empty());
	}

}
