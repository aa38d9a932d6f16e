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
	 * The initialiser refused, or the name was taken.
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
