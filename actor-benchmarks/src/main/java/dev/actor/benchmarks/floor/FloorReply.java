package dev.actor.benchmarks.floor;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** An answer for which one thread waits: the one that made this. */
public final class FloorReply {

	private final Thread caller = Thread.currentThread();

	private volatile @Nullable Object answer;

	/**
	 * Answers.
	 * @param value the answer
	 */
	public void complete(Object value) {
		this.answer = value;
		LockSupport.unpark(this.caller);
	}

	/**
	 * Waits for the answer.
	 * @param nanos how long at most
	 * @return the answer
	 * @throws TimeoutException when there is none in time
	 */
	public Object await(long nanos) throws TimeoutException {
		long deadline = System.nanoTime() + nanos;
		Object value = this.answer;
		while (value == null) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				throw new TimeoutException("There was no answer in time");
			}
			LockSupport.parkNanos(this, left);
			value = this.answer;
		}
		return value;
	}

}
