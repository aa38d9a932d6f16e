package dev.actor.pool;

/** A pool had no free worker and no room in its queue; the job was not done. */
public final class PoolFullException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PoolFullException(String pool, int waiting) {
		super("Pool '%s' does not take the job: all workers are busy and %d jobs wait already; try later, or give the pool more workers or a larger queue"
			.formatted(pool, waiting));
	}

}
