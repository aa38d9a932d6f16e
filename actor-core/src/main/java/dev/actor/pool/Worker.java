package dev.actor.pool;

/**
 * What a worker of a pool does with a job. May block. Calls of one worker never overlap.
 *
 * @param <J> the type of the jobs
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface Worker<J, R> {

	/**
	 * Does a job, in a process of the pool.
	 * @param job the job
	 * @return its result
	 * @throws Exception to fail the job; the worker crashes with it and is replaced
	 */
	R work(J job) throws Exception;

}
