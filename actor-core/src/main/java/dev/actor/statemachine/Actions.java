package dev.actor.statemachine;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.Selector;

/** The kinds of actions that nobody outside needs to tell apart. */
final class Actions {

	private Actions() {
	}

	/** The timeouts that have no name of the user's. */
	enum Kind {

		STATE, EVENT

	}

	sealed interface OfTimeout<M> extends Action<M> {

	}

	record Postpone<M>() implements Action<M> {
	}

	record Insert<M>(M event) implements Action<M> {

		Insert {
			Objects.requireNonNull(event, "An inserted event must not be null");
		}

	}

	record Start<M>(Object timeout, Duration time, M event) implements OfTimeout<M> {

		Start {
			Objects.requireNonNull(timeout, "The name of a timeout must not be null");
			Objects.requireNonNull(event, "The event of a timeout must not be null");
			if (time.isNegative()) {
				throw new IllegalArgumentException(
						"'time' of a timeout must not be negative, but is %s; zero means at once".formatted(time));
			}
		}

	}

	record Cancel<M>(Object timeout) implements OfTimeout<M> {

		Cancel {
			Objects.requireNonNull(timeout, "The name of a timeout must not be null");
		}

	}

	record Update<M>(Object timeout, M event) implements OfTimeout<M> {

		Update {
			Objects.requireNonNull(timeout, "The name of a timeout must not be null");
			Objects.requireNonNull(event, "The event of a timeout must not be null");
		}

	}

	record Select<M>(Selector<M> selector) implements Action<M> {

		Select {
			Objects.requireNonNull(selector, "selector");
		}

	}

}
