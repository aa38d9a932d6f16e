package dev.actor.process;

import java.time.Duration;

import dev.actor.internal.Nanos;

/** Why a process did not start. */
public sealed interface StartError {

	/**
	 * The initialiser took too long; the process was killed.
	 *
	 * @param timeout the time that it had
	 */
	record InitTimeout(Duration timeout) implements StartError {

		@Override
		public String toString() {
			return "its initialiser did not finish within " + Nanos.toMillis(this.timeout)
					+ " ms; raise the init timeout or do slow work after the start";
		}

	}

	/**
	 * The name was taken; the initialiser did not run. OTP's
	 * <code>{already_started, Pid}</code>.
	 *
	 * @param name the name that was wanted
	 * @param pid who has it
	 */
	record AlreadyStarted(Object name, Pid pid) implements StartError {

		@Override
		public String toString() {
			return "name '" + this.name + "' is already registered by " + this.pid
					+ "; end that process first or choose another name";
		}

	}

	/**
	 * The initialiser found that the process is not needed. OTP's {@code ignore}.
	 */
	record Ignored() implements StartError {

		@Override
		public String toString() {
			return "its initialiser does without it";
		}

	}

	/**
	 * The initialiser refused.
	 *
	 * @param message what it said
	 */
	record InitFailed(String message) implements StartError {

		@Override
		public String toString() {
			return this.message;
		}

	}

	/**
	 * The process ended during its initialiser.
	 *
	 * @param reason its reason
	 */
	record InitExited(ExitReason reason) implements StartError {

		@Override
		public String toString() {
			return "its initialiser ended the process (" + this.reason + ")";
		}

	}

}
