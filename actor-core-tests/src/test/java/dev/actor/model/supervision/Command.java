package dev.actor.model.supervision;

import java.util.List;

/** One step of a program. Processes go by the ids of their places. */
sealed interface Command {

	/** From now on, attempts to start a child end like this; then they succeed again. */
	record Plan(String child, List<Luck> starts) implements Command {
	}

	/** Starts the tree. */
	record Boot() implements Command {
	}

	/** A worker ends by itself, or is killed. */
	record End(String worker, Ending ending) implements Command {
	}

	/** A supervisor stops of its own accord. */
	record Stop(String supervisor, Ending ending) implements Command {
	}

	/**
	 * A supervisor is killed; its own supervisor hears of it when all below have ended.
	 */
	record Kill(String supervisor) implements Command {
	}

	/** A stranger sends an exit signal to a supervisor. */
	record Signal(String supervisor, Ending ending) implements Command {
	}

	record Suspend(String supervisor) implements Command {
	}

	record Resume(String supervisor) implements Command {
	}

	/** An operator asks a supervisor for something. */
	sealed interface Ask extends Command {

		String supervisor();

	}

	record StartChild(String supervisor, Place place) implements Ask {
	}

	record TerminateChild(String supervisor, String child) implements Ask {
	}

	record RestartChild(String supervisor, String child) implements Ask {
	}

	record DeleteChild(String supervisor, String child) implements Ask {
	}

}
