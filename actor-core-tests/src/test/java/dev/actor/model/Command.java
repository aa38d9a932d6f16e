package dev.actor.model;

import dev.actor.process.ExitReason;
import dev.actor.process.Process;

/**
 * One thing that one process of a program does. Processes, monitors and texts are known
 * by their numbers; the test itself is {@link #TEST}. One that means nothing, since its
 * actor is dead or its target was never spawned, is left out, so that any part of a
 * program is a program.
 */
sealed interface Command {

	int TEST = -1;

	/** Who does it. */
	int actor();

	/** To whom. */
	default int target() {
		return actor();
	}

	static String who(int process) {
		return (process == TEST) ? "the test" : "P" + process;
	}

	/** How a process is made. */
	enum Kind {

		/** With a loop of its own: its mail waits until it is told to take some. */
		BODY,

		/** Called by the kernel: it takes its mail at once. */
		BEHAVIOR

	}

	enum Tie {

		LINKED, UNLINKED, MONITORED

	}

	/** How a process ends by itself. */
	enum Way {

		RAISES, THROWS, RETURNS

	}

	record Ending(Way way, ExitReason reason) {

		void take(Process self) throws Exception {
			switch (this.way) {
				case RAISES -> self.exit(this.reason);
				case THROWS -> fail();
				case RETURNS -> {
				}
			}
		}

		private void fail() throws Exception {
			Object cause = ((ExitReason.Abnormal) this.reason).cause();
			if (cause instanceof Error error) {
				throw error;
			}
			throw (Exception) cause;
		}

		@Override
		public String toString() {
			return switch (this.way) {
				case RAISES -> "exits (" + this.reason + ")";
				case THROWS -> "throws (" + this.reason + ")";
				case RETURNS -> "returns";
			};
		}

	}

	/** Which mail a process takes. */
	enum Wanted {

		ANYTHING, ANY_MAIL, EVEN_TEXTS, ODD_TEXTS, NAMED_TEXTS, EXITS, DOWNS, ONE_DOWN

	}

	/**
	 * Starts a process.
	 *
	 * @param name the name that it is born with, or an empty text
	 * @param ending how it ends at once, or null; a behaviour does so in its initialiser
	 */
	record Spawn(int actor, int child, Kind kind, Tie tie, int monitor, String name, Ending ending) implements Command {

		boolean isOver() {
			return this.ending != null;
		}

		@Override
		public String toString() {
			return who(this.actor) + " spawns " + who(this.child) + ", a " + this.kind + ", " + this.tie
					+ ((this.tie == Tie.MONITORED) ? " by m" + this.monitor : "")
					+ (!this.name.isEmpty() ? ", named '" + this.name + "'" : "")
					+ (isOver() ? ", which " + this.ending + " at once" : "");
		}

	}

	/** Sends texts to both subjects of a process in turn, beginning with this number. */
	record Send(int actor, int target, int text, int count) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " sends text " + this.text
					+ ((this.count > 1) ? "-" + (this.text + this.count - 1) : "") + " to " + who(this.target);
		}

	}

	record SendByName(int actor, String name, int text) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " sends text " + this.text + " to the name '" + this.name + "'";
		}

	}

	record Link(int actor, int target) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " links " + who(this.target);
		}

	}

	record Unlink(int actor, int target) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " unlinks " + who(this.target);
		}

	}

	record Watch(int actor, int target, int monitor) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " monitors " + who(this.target) + " by m" + this.monitor;
		}

	}

	record Unwatch(int actor, int monitor) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " demonitors m" + this.monitor;
		}

	}

	record Trap(int actor, boolean on) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + (this.on ? " traps exits" : " traps exits no more");
		}

	}

	record Signal(int actor, int target, ExitReason reason) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " sends exit (" + this.reason + ") to " + who(this.target);
		}

	}

	record Kill(int actor, int target) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " kills " + who(this.target);
		}

	}

	record End(int actor, Ending ending) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " " + this.ending;
		}

	}

	/** Raises an exit and catches it. */
	record Catch(int actor, ExitReason reason) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " exits (" + this.reason + ") and catches it";
		}

	}

	record Register(int actor, String name) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " registers '" + this.name + "'";
		}

	}

	record Unregister(int actor, String name) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " unregisters '" + this.name + "'";
		}

	}

	record LookUp(int actor, String name) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " looks '" + this.name + "' up";
		}

	}

	record IsAlive(int actor, int target) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " asks whether " + who(this.target) + " is alive";
		}

	}

	/** Takes the oldest mail of a kind, if there is any. */
	record Take(int actor, Wanted wanted, int monitor) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " takes " + this.wanted
					+ ((this.wanted == Wanted.ONE_DOWN) ? " of m" + this.monitor : "");
		}

	}

	record Flush(int actor) implements Command {

		@Override
		public String toString() {
			return who(this.actor) + " flushes its mailbox";
		}

	}

}
