package dev.actor.supervisor;

import dev.actor.process.Exit;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.StartError;

/** What a supervisor handles. */
sealed interface Request {

	/** A linked process has ended. */
	record Died(Exit exit) implements Request {
	}

	/** The last attempt to start a child again failed. */
	record Retry(Child child) implements Request {
	}

	/** Whatever else came to the supervisor's name. */
	record Junk(Object message) implements Request {
	}

	record StartChild(ChildSpec spec, Reply<Outcome> reply) implements Request {
	}

	record TerminateChild(String id, Reply<Outcome> reply) implements Request {
	}

	record DeleteChild(String id, Reply<Outcome> reply) implements Request {
	}

	/** The answer to an operator. */
	sealed interface Outcome {

		record Started(Pid pid) implements Outcome {
		}

		record Done() implements Outcome {
		}

		record NotFound() implements Outcome {
		}

		record Refused(String why) implements Outcome {
		}

		record NotStarted(StartError error) implements Outcome {
		}

	}

}
