package dev.actor.task;

import java.util.List;

import dev.actor.process.Body;
import dev.actor.process.Exit;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.SpawnOptions;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import org.jspecify.annotations.Nullable;

/** What a task supervisor handles. */
sealed interface TaskRequest {

	/** A linked process has ended. */
	record Died(Exit exit) implements TaskRequest {
	}

	/** A task that was asked to stop has had its time. */
	record Overdue(Pid pid) implements TaskRequest {
	}

	/** Whatever else came to the supervisor's name. */
	record Junk(Object message) implements TaskRequest {
	}

	/** Answered with the pid, or with nothing if there are too many. */
	record Start(Job job, Reply<Answer> reply) implements TaskRequest {
	}

	record Terminate(Pid pid, @Nullable Reply<Boolean> reply) implements TaskRequest {
	}

	record Children(Reply<List<Pid>> reply) implements TaskRequest {
	}

	/** What a task is started from, also again. */
	record Job(Body body, SpawnOptions options, Restart restart, Shutdown shutdown) {
	}

	/** The answer to a start. */
	sealed interface Answer {

		record Started(Pid pid) implements Answer {
		}

		record TooMany(int limit) implements Answer {
		}

	}

}
