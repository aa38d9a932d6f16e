package dev.actor.test;

import dev.actor.process.Down;
import dev.actor.process.Exit;

/** Something that a probe got. */
sealed interface Got {

	/** With its type, since several look alike. */
	default String describe() {
		return toString();
	}

	/** A message. */
	record Message(Object message) implements Got {

		@Override
		public String describe() {
			return "%s (%s)".formatted(this.message, this.message.getClass().getSimpleName());
		}

		@Override
		public String toString() {
			return this.message.toString();
		}

	}

	/** The end of a watched process. */
	record Ended(Down down) implements Got {

		@Override
		public String toString() {
			return "Down of %s (%s)".formatted(this.down.pid(), this.down.reason());
		}

	}

	/** An exit signal. */
	record Signal(Exit exit) implements Got {

		@Override
		public String toString() {
			return "Exit of %s (%s)".formatted(this.exit.pid(), this.exit.reason());
		}

	}

}
