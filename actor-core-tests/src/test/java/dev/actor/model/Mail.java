package dev.actor.model;

import dev.actor.process.ExitReason;

/** What comes into the mailbox of a process, with numbers in place of pids. */
sealed interface Mail {

	/**
	 * A message.
	 *
	 * @param address what it was sent to: one of the receiver's two subjects, or a name
	 */
	record Text(int from, int number, String address) implements Mail {

		static final String EVEN = "its even subject";

		static final String ODD = "its odd subject";

		static Text to(int from, int number) {
			return new Text(from, number, (number % 2 == 0) ? EVEN : ODD);
		}

		boolean isNamed() {
			return !this.address.equals(EVEN) && !this.address.equals(ODD);
		}

		@Override
		public String toString() {
			return "text " + this.number + " of " + Command.who(this.from) + " to " + this.address;
		}

	}

	record Exited(int process, ExitReason reason) implements Mail {

		@Override
		public String toString() {
			return "EXIT(" + Command.who(this.process) + ", " + this.reason + ")";
		}

	}

	record Downed(int monitor, int process, ExitReason reason) implements Mail {

		@Override
		public String toString() {
			return "DOWN(m" + this.monitor + ", " + Command.who(this.process) + ", " + this.reason + ")";
		}

	}

}
