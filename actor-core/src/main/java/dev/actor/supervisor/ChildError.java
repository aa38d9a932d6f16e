package dev.actor.supervisor;

import dev.actor.process.Pid;

/** Why a supervisor does not do what an operator wants. */
public sealed interface ChildError {

	/** There is no such child. OTP's {@code not_found}. */
	record NotFound() implements ChildError {

		@Override
		public String toString() {
			return "there is no such child";
		}

	}

	/**
	 * A child with the same id runs. OTP's <code>{already_started, Pid}</code>.
	 *
	 * @param pid the child
	 */
	record AlreadyStarted(Pid pid) implements ChildError {

		@Override
		public String toString() {
			return "it already runs as " + this.pid;
		}

	}

	/**
	 * A child with the same id is there, but does not run. OTP's {@code already_present}.
	 */
	record AlreadyPresent() implements ChildError {

		@Override
		public String toString() {
			return "it is already there, but does not run; restart it, or delete it first";
		}

	}

	/**
	 * The child runs. OTP's {@code running}.
	 *
	 * @param pid the child
	 */
	record Running(Pid pid) implements ChildError {

		@Override
		public String toString() {
			return "it runs as " + this.pid + "; terminate it first";
		}

	}

	/** The supervisor is about to start the child again. OTP's {@code restarting}. */
	record Restarting() implements ChildError {

		@Override
		public String toString() {
			return "it is being restarted; terminate it first";
		}

	}

	/**
	 * There are as many children as there may be. Elixir's {@code max_children}.
	 *
	 * @param limit how many there may be
	 */
	record MaxChildren(int limit) implements ChildError {

		@Override
		public String toString() {
			return "there are " + this.limit + " children, and more are not allowed";
		}

	}

}
