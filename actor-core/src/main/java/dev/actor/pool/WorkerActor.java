package dev.actor.pool;

import java.util.Objects;

import dev.actor.behavior.ActorObject;
import dev.actor.process.Name;
import dev.actor.process.Subject;

/** One worker: answers each job itself, and then asks for the next one. */
final class WorkerActor<J, R> extends ActorObject<Job<J, R>> {

	private final Worker<J, R> worker;

	private final int index;

	private final Name<PoolMessage<J, R>> dispatcher;

	WorkerActor(Worker<J, R> worker, int index, Name<PoolMessage<J, R>> dispatcher) {
		this.worker = worker;
		this.index = index;
		this.dispatcher = dispatcher;
	}

	private Subject<PoolMessage<J, R>> dispatcher() {
		return self().subject(this.dispatcher);
	}

	@Override
	protected void init() {
		dispatcher().send(new PoolMessage.Ready<>(this.index, self().pid(), subject()));
	}

	@Override
	protected void handle(Job<J, R> job) throws Exception {
		R result = Objects.requireNonNull(this.worker.work(job.job()), "The result of a job must not be null");
		job.reply().send(new Job.Outcome.Done<>(result));
		dispatcher().send(new PoolMessage.Done<>(this.index));
	}

}
