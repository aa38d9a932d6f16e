package dev.actor.process;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link DebugHook} is told. Messages and states are redacted if the process has a
 * redaction.
 */
public sealed interface DebugEvent {

	/**
	 * The process is about to handle a message.
	 *
	 * @param message the message
	 */
	record In(Object message) implements DebugEvent {

		@Override
		public String toString() {
			return "in " + this.message;
		}

	}

	/**
	 * The process has sent a message or an answer.
	 *
	 * @param message the message
	 * @param to to whom
	 */
	record Out(Object message, Object to) implements DebugEvent {

		@Override
		public String toString() {
			return "out " + this.message + " to " + this.to;
		}

	}

	/**
	 * The process has handled a message.
	 *
	 * @param state its state since then, or {@code null} if it has none to show
	 */
	record State(@Nullable Object state) implements DebugEvent {

		@Override
		public String toString() {
			return "state " + this.state;
		}

	}

}
