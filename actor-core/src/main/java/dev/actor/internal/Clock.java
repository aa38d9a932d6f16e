package dev.actor.internal;

/**
 * Where all time in a system comes from. A test kit replaces it to make time virtual, so
 * nothing else in the library reads a clock or waits for an instant.
 */
public interface Clock extends AutoCloseable {

	/**
	 * Monotonic time.
	 * @return nanoseconds since an arbitrary instant; only differences mean anything
	 */
	long nanos();

	/**
	 * Runs a short, non-blocking task once after a delay.
	 * @param delayNanos the delay, zero or more
	 * @param task what to run, on a thread of the clock
	 * @return a handle that takes the task back
	 */
	Alarm schedule(long delayNanos, Runnable task);

	/**
	 * How many tasks wait for their time.
	 * @return the number
	 */
	int pending();

	@Override
	void close();

	/** A task that waits for its time. */
	interface Alarm {

		/**
		 * Takes the task back.
		 * @return whether it had not begun
		 */
		boolean cancel();

		/**
		 * Whether the task still waits.
		 * @return false when it has begun or was taken back
		 */
		boolean isPending();

		/**
		 * Time until the task is due.
		 * @return nanoseconds, zero or less when it is due or over
		 */
		long remainingNanos();

	}

}
