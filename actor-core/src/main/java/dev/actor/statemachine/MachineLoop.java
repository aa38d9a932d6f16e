package dev.actor.statemachine;

import java.util.List;
import java.util.Objects;

import dev.actor.process.Behavior;
import dev.actor.process.DeadLetter;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** One running machine. Receives its events, and those of its timeouts. */
final class MachineLoop<S, D, M> implements Behavior<Object> {

	private final StateMachine<S, D, M> machine;

	private final Agenda<M> agenda = new Agenda<>();

	private @Nullable Subject<M> subject;

	private @Nullable S state;

	private @Nullable D data;

	/** Without the timeouts. */
	private @Nullable Selector<M> selector;

	/** Null if none was started so far. */
	private @Nullable Timeouts<M> timeouts;

	/** What the initialiser left to be done; null when it is done. */
	private @Nullable List<Action<M>> first;

	MachineLoop(StateMachine<S, D, M> machine) {
		this.machine = machine;
	}

	Subject<M> subject() {
		return Objects.requireNonNull(this.subject, "not started");
	}

	/** The one that it was entered with before it runs. */
	void subject(Subject<M> entered) {
		this.subject = entered;
	}

	@Override
	public Selector<Object> start(Process self) throws Exception {
		if (this.machine.trapsExits()) {
			self.trapExits(true);
		}
		Subject<M> own = (this.subject != null) ? this.subject : self.subject();
		this.subject = own;
		Transition.Next<S, D, M> begin = this.machine.initialiser().make(self, own);
		if (begin == null) {
			throw new IllegalStateException(
					"The initialiser of %s returned null, not Transition.next(state, data)".formatted(self.pid()));
		}
		this.state = begin.state();
		this.data = begin.data();
		this.first = begin.actions();
		this.selector = inbox(self, own);
		return receiving();
	}

	private Selector<M> inbox(Process self, Subject<M> subject) {
		Selector<M> own = Selector.of(subject);
		Name<M> name = this.machine.name();
		return (name != null) ? own.select(self.subject(name), (message) -> message) : own;
	}

	@SuppressWarnings("unchecked")
	private Selector<Object> receiving() {
		Selector<Object> events = (Selector<Object>) (Selector<?>) Objects.requireNonNull(this.selector);
		return (this.timeouts != null) ? events.select(this.timeouts.subject(), (timeout) -> timeout) : events;
	}

	@Override
	public @Nullable Selector<Object> started(Process self) throws Exception {
		Step<S, D, M> step = new Step<>(self, present());
		step.begin(Objects.requireNonNull(this.first));
		this.first = null;
		return proceed(self, finish(self, step, null));
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Selector<Object> handle(Process self, Object message) throws Exception {
		M event = (message instanceof Timeouts.Timeout) ? over((Timeouts.Timeout<M>) message) : (M) message;
		return (event != null) ? proceed(self, react(self, event)) : null;
	}

	private @Nullable M over(Timeouts.Timeout<M> timeout) {
		return Objects.requireNonNull(this.timeouts).over(timeout);
	}

	/** Also handles what comes before the next message. */
	private @Nullable Selector<Object> proceed(Process self, boolean changed) throws Exception {
		boolean other = changed;
		for (M event = next(); event != null; event = next()) {
			// Throws if the machine was killed: no message lets it notice meanwhile.
			Process.current();
			other |= react(self, event);
		}
		return other ? receiving() : null;
	}

	private @Nullable M next() {
		M event = this.agenda.next();
		return (event == null && this.timeouts != null) ? this.timeouts.next() : event;
	}

	private StateAndData<S, D> present() {
		return new StateAndData<>(Objects.requireNonNull(this.state), Objects.requireNonNull(this.data));
	}

	/** Returns whether something else is to be received from now on. */
	private boolean react(Process self, M event) throws Exception {
		StateAndData<S, D> present = present();
		EventHandler<S, D, M> handler = this.machine.handler(present.state());
		Transition<S, D, M> transition;
		if (handler != null) {
			transition = handler.handle(present.state(), present.data(), event);
		}
		else {
			self.deadLetter(event, DeadLetter.Cause.UNHANDLED,
					"the state machine has no handler for its state " + Step.describe(present.state()));
			transition = Transition.keepState();
		}
		Step<S, D, M> step = new Step<>(self, present);
		step.take(transition);
		return finish(self, step, event);
	}

	/** Enters the state if need be, and does what the actions say. */
	private boolean finish(Process self, Step<S, D, M> step, @Nullable M event) throws Exception {
		EnterHandler<S, D, M> enter = this.machine.enter();
		this.state = step.state();
		this.data = step.data();
		while (enter != null && step.enters()) {
			step.entered(enter.enter(step.oldState(), step.state(), step.data()));
			this.data = step.data();
		}
		if (event != null && step.postpones()) {
			this.agenda.postpone(event);
		}
		if (step.changes()) {
			this.agenda.retry();
			cancel(Actions.Kind.STATE);
		}
		cancel(Actions.Kind.EVENT);
		this.agenda.insert(step.inserted());
		return apply(self, step);
	}

	private void cancel(Actions.Kind kind) {
		if (this.timeouts != null) {
			this.timeouts.cancel(kind);
		}
	}

	private boolean apply(Process self, Step<S, D, M> step) {
		boolean changed = false;
		if (step.selector() != null) {
			this.selector = step.selector();
			changed = true;
		}
		Timeouts<M> present = this.timeouts;
		for (Actions.OfTimeout<M> action : step.timeouts()) {
			if (present == null) {
				present = new Timeouts<>(self);
				this.timeouts = present;
				changed = true;
			}
			present.apply(action);
		}
		return changed;
	}

	// -- operators

	@Override
	public @Nullable Object state() {
		return (this.state != null) ? present() : null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void replaceState(Object state) {
		if (!(state instanceof StateAndData<?, ?> other)) {
			throw new IllegalArgumentException(
					"The state of a state machine is replaced by a StateAndData, not a " + state.getClass().getName());
		}
		this.state = (S) other.state();
		this.data = (D) other.data();
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object redactState(Object state) {
		StateMachine.Redaction<S, D, M> redaction = this.machine.redaction();
		return (redaction != null) ? redaction.state().apply((StateAndData<S, D>) state) : state;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object meant(Object message) {
		return (message instanceof Timeouts.Timeout)
				? Objects.requireNonNull(this.timeouts).event((Timeouts.Timeout<M>) message) : message;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object redactMessage(Object message) {
		M event = (M) meant(message);
		StateMachine.Redaction<S, D, M> redaction = this.machine.redaction();
		return (redaction != null) ? redaction.event().apply(event) : event;
	}

	@Override
	public Object redactSent(Object message) {
		return (this.machine.redaction() != null) ? message.getClass().getName() : message;
	}

	@Override
	public void stopping(Process self, ExitReason reason) throws Exception {
		this.agenda.drain((event) -> self.deadLetter(event, DeadLetter.Cause.UNREAD,
				"the state machine ended before it took it up again"));
		this.machine.terminator().terminate(present(), reason);
	}

}
