package dev.actor.test;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One message of an actor, to which one fault happens. */
public final class FaultPoint {

	private final Faults faults;

	private final String actor;

	private final Predicate<Object> matching;

	private final int number;

	FaultPoint(Faults faults, String actor, Predicate<Object> matching, int number) {
		if (number < 1) {
			throw new IllegalArgumentException(
					"Messages are counted from 1, but the fault of '%s' is to happen at message %d".formatted(actor,
							number));
		}
		this.faults = faults;
		this.actor = actor;
		this.matching = matching;
		this.number = number;
	}

	/**
	 * Chooses another one of the messages that match.
	 * @param other which one from now on, 1 for the next
	 * @return what can happen to it
	 */
	public FaultPoint message(int other) {
		return new FaultPoint(this.faults, this.actor, this.matching, other);
	}

	/**
	 * Lets the actor crash instead of handling the message.
	 * @param exception makes what is thrown; runs in the actor
	 */
	public void crash(Supplier<? extends Exception> exception) {
		set(new Fault.Crash(Objects.requireNonNull(exception, "exception")));
	}

	/** Drops the message: the actor's handler never sees it. It is no dead letter. */
	public void drop() {
		set(new Fault.Drop());
	}

	/**
	 * Lets the actor wait before it handles the message, and so all that come after it.
	 * @param time how long, in the time of the system, which may be virtual
	 */
	public void delay(Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("'time' must not be negative, but is " + time);
		}
		set(new Fault.Delay(time));
	}

	/**
	 * Lets the actor wait before it handles the message until it is let go. Meanwhile it
	 * can be killed, and it takes other messages into its mailbox.
	 * @return lets it go
	 */
	public Held hold() {
		Held held = new Held();
		set(new Fault.Hold(held));
		return held;
	}

	private void set(Fault.Effect effect) {
		this.faults.add(new Fault(this.actor, this.matching, this.number, effect));
	}

}
