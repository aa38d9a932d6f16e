package dev.actor.pool;

import dev.actor.process.Down;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;

/** What the dispatcher of a pool handles. */
sealed interface PoolMessage<J, R> {

	record Submit<J, R>(J job, long patience, Reply<Job.Outcome<R>> reply) implements PoolMessage<J, R> {
	}

	/** A worker has started. */
	record Ready<J, R>(int index, Pid pid, Subject<Job<J, R>> worker) implements PoolMessage<J, R> {
	}

	/** A worker has answered its job. */
	record Done<J, R>(int index) implements PoolMessage<J, R> {
	}

	/** A worker has ended. */
	record Ended<J, R>(Down down) implements PoolMessage<J, R> {
	}

	record GetStatus<J, R>(Reply<PoolStatus> reply) implements PoolMessage<J, R> {
	}

}
