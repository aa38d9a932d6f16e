package dev.actor.test;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One fault that has not happened yet. Its count is under the lock of its faults. */
final class Fault {

	private final String actor;

	private final Predicate<Object> matching;

	private final Effect effect;

	private final int number;

	/** How many messages have to come, the one that it happens to included. */
	private int left;

	/** What happens. Prints as people say it. */
	sealed interface Effect {

	}

	record Crash(Supplier<? extends Exception> exception) implements Effect {

		@Override
		public String toString() {
			return "crash";
		}

	}

	record Drop() implements Effect {

		@Override
		public String toString() {
			return "drop";
		}

	}

	record Delay(Duration time) implements Effect {

		@Override
		public String toString() {
			return "delay of " + this.time;
		}

	}

	record Hold(Held held) implements Effect {

		@Override
		public String toString() {
			return "hold";
		}

	}

	record FailStart(Exception exception) implements Effect {

		@Override
		public String toString() {
			return "failure of the start by " + this.exception;
		}

	}

	Fault(String actor, Predicate<Object> matching, int number, Effect effect) {
		this.actor = Objects.requireNonNull(actor, "actor");
		this.matching = matching;
		this.number = number;
		this.left = number;
		this.effect = effect;
	}

	String actor() {
		return this.actor;
	}

	Effect effect() {
		return this.effect;
	}

	boolean isStart(String started) {
		return this.effect instanceof FailStart && this.actor.equals(started);
	}

	/** Counts the message of another one's fault. */
	void pass(String receiver, Object message) {
		if (concerns(receiver, message) && this.left > 1) {
			this.left--;
		}
	}

	/** Whether it is to happen to this message; does not count it. */
	boolean isDue(String receiver, Object message) {
		return this.left == 1 && concerns(receiver, message);
	}

	private boolean concerns(String receiver, Object message) {
		return !(this.effect instanceof FailStart) && this.actor.equals(receiver) && this.matching.test(message);
	}

	@Override
	public String toString() {
		return (this.effect instanceof FailStart) ? "%s of '%s'".formatted(this.effect, this.actor)
				: "%s at message %d of '%s'".formatted(this.effect, this.number, this.actor);
	}

}
