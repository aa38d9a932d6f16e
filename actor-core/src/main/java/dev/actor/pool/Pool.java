package dev.actor.pool;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.actor.internal.Nanos;
import dev.actor.process.Reply;
import dev.actor.process.Subject;

/**
 * A handle on a running pool, whichever incarnation runs. May be used from any thread.
 *
 * @param <J> the type of the jobs
 * @param <R> the type of the results
 */
public final class Pool<J, R> {

	private final String name;

	private final int size;

	private final Subject<PoolMessage<J, R>> dispatcher;

	Pool(String name, int size, Subject<PoolMessage<J, R>> dispatcher) {
		this.name = name;
		this.size = size;
		this.dispatcher = dispatcher;
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * How many workers there are.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Has a job done and waits for its result.
	 * @param job the job
	 * @param timeout how long to wait; a job that has not begun by then is dropped
	 * @return the result
	 * @throws PoolFullException if all workers are busy and the queue is full
	 * @throws JobFailedException if the worker ended first, at once
	 * @throws dev.actor.process.CallTimeoutException if there was no result in time
	 * @throws dev.actor.process.NoProcessException if the pool does not run
	 */
	public R run(J job, Duration timeout) {
		return result(this.dispatcher.<Job.Outcome<R>>call((reply) -> submit(job, timeout, reply), timeout));
	}

	/**
	 * Has a job done, without waiting for it.
	 * @param job the job
	 * @param timeout for how long the result is wanted; a job that has not begun by then
	 * is dropped
	 * @return the result to come; fails as {@link #run} does
	 * @throws dev.actor.process.NoProcessException if the pool does not run
	 */
	public CompletableFuture<R> submit(J job, Duration timeout) {
		return this.dispatcher.<Job.Outcome<R>>callAsync((reply) -> submit(job, timeout, reply), timeout)
			.thenApply(this::result);
	}

	private static <J, R> PoolMessage<J, R> submit(J job, Duration timeout, Reply<Job.Outcome<R>> reply) {
		return new PoolMessage.Submit<>(Objects.requireNonNull(job, "job"), Nanos.of(timeout, "timeout"), reply);
	}

	private R result(Job.Outcome<R> outcome) {
		return switch (outcome) {
			case Job.Outcome.Done<R>(R result) -> result;
			case Job.Outcome.Failed<R> failed -> throw new JobFailedException(this.name, failed.reason());
			case Job.Outcome.Rejected<R> rejected -> throw new PoolFullException(this.name, rejected.waiting());
		};
	}

	/**
	 * What the pool does now.
	 * @param timeout how long to wait for the answer
	 * @return the figures
	 */
	public PoolStatus status(Duration timeout) {
		return this.dispatcher.call(PoolMessage.GetStatus::new, timeout);
	}

	@Override
	public String toString() {
		return "pool '" + this.name + "' of " + this.size;
	}

}
