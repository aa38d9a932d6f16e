package dev.actor.pool;

import dev.actor.process.ExitReason;
import dev.actor.process.Reply;

/** A job on its way through a pool. */
record Job<J, R>(J job, long deadline, Reply<Job.Outcome<R>> reply) {

	/** What became of a job. */
	sealed interface Outcome<R> {

		record Done<R>(R result) implements Outcome<R> {
		}

		record Failed<R>(ExitReason reason) implements Outcome<R> {
		}

		record Rejected<R>(int waiting) implements Outcome<R> {
		}

	}

}
