package dev.actor.statemachine;

import java.util.ArrayList;
import java.util.List;

import dev.actor.process.Process;
import dev.actor.process.Selector;
import org.jspecify.annotations.Nullable;

/**
 * The way from one event to the next: collects what the handler wants, and then what the
 * enter handler adds to it. Sends answers at once, in the order of the actions.
 */
final class Step<S, D, M> {

	private final Process self;

	private final StateAndData<S, D> before;

	private S state;

	private D data;

	private boolean enters;

	private boolean postpones;

	/** Null for none: the usual case, in which nothing is to be made. */
	private @Nullable List<M> inserted;

	private @Nullable List<Actions.OfTimeout<M>> timeouts;

	private @Nullable Selector<M> selector;

	Step(Process self, StateAndData<S, D> before) {
		this.self = self;
		this.before = before;
		this.state = before.state();
		this.data = before.data();
	}

	/** What the initialiser wants. */
	void begin(List<Action<M>> actions) {
		this.enters = true;
		collect(actions, false);
		if (this.postpones) {
			throw new IllegalStateException(
					"The initialiser of %s postpones an event, but there is none yet".formatted(this.self.pid()));
		}
	}

	/** What the handler wants. */
	void take(Transition<S, D, M> transition) {
		switch (transition) {
			case Transition.Next<S, D, M> next -> {
				this.enters = !next.state().equals(this.state);
				this.state = next.state();
				this.data = next.data();
				collect(next.actions(), false);
			}
			case Transition.Keep<S, D, M> keep -> keep(keep, false);
			case Transition.Stop<S, D, M> stop -> stop(stop);
			case null -> throw new IllegalStateException(
					"The handler of %s returned null in state %s instead of a transition, such as Transition.keepState()"
						.formatted(this.self.pid(), describe(this.before.state())));
		}
	}

	/** What the enter handler wants. */
	void entered(Transition<S, D, M> transition) {
		switch (transition) {
			case Transition.Next<S, D, M> next -> {
				if (!next.state().equals(this.state)) {
					throw refused("goes on to state " + describe(next.state())
							+ ", but must keep the state; start a state timeout of zero to leave it at once");
				}
				this.enters = false;
				this.data = next.data();
				collect(next.actions(), true);
			}
			case Transition.Keep<S, D, M> keep -> keep(keep, true);
			case Transition.Stop<S, D, M> stop -> stop(stop);
			case null -> throw refused("returned null instead of a transition, such as Transition.keepState()");
		}
	}

	private void keep(Transition.Keep<S, D, M> keep, boolean entering) {
		this.enters = keep.repeated();
		if (keep.data() != null) {
			this.data = keep.data();
		}
		collect(keep.actions(), entering);
	}

	private void stop(Transition.Stop<S, D, M> stop) {
		stop.answers().forEach(Action.Answer::send);
		throw this.self.exit(stop.reason());
	}

	private void collect(List<Action<M>> actions, boolean entering) {
		for (Action<M> action : actions) {
			switch (action) {
				case Action.Answer<M, ?> answer -> answer.send();
				case Actions.Postpone<M> postpone when entering ->
					throw refused("postpones an event, but there is none");
				case Actions.Postpone<M> postpone -> this.postpones = true;
				case Actions.Insert<M> insert when entering ->
					throw refused("inserts an event, which it must not; start a timeout of zero instead");
				case Actions.Insert<M>(M event) -> this.inserted = added(this.inserted, event);
				case Actions.OfTimeout<M> timeout -> this.timeouts = added(this.timeouts, timeout);
				case Actions.Select<M>(Selector<M> other) -> this.selector = other;
			}
		}
	}

	private static <T> List<T> added(@Nullable List<T> list, T element) {
		List<T> present = (list != null) ? list : new ArrayList<>(2);
		present.add(element);
		return present;
	}

	private IllegalStateException refused(String what) {
		return new IllegalStateException(
				"The enter handler of %s for state %s %s".formatted(this.self.pid(), describe(this.state), what));
	}

	/** What may be in a log: not the contents of a state that has some. */
	static String describe(Object state) {
		return (state instanceof Enum<?> constant) ? constant.name() : state.getClass().getSimpleName();
	}

	S oldState() {
		return this.before.state();
	}

	S state() {
		return this.state;
	}

	D data() {
		return this.data;
	}

	boolean enters() {
		return this.enters;
	}

	boolean changes() {
		return !this.state.equals(this.before.state());
	}

	boolean postpones() {
		return this.postpones;
	}

	List<M> inserted() {
		return (this.inserted != null) ? this.inserted : List.of();
	}

	List<Actions.OfTimeout<M>> timeouts() {
		return (this.timeouts != null) ? this.timeouts : List.of();
	}

	/** What to receive from now on, or null for the same as before. */
	@Nullable Selector<M> selector() {
		return this.selector;
	}

}
