package dev.actor.benchmarks;

import java.util.Arrays;

/** Durations, and how they are distributed. Not thread-safe. */
public final class Latencies {

	private long[] nanos = new long[1 << 16];

	private int count;

	/**
	 * Adds a duration.
	 * @param duration in nanoseconds
	 */
	public void add(long duration) {
		if (this.count == this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
		}
		this.nanos[this.count++] = duration;
	}

	/**
	 * Adds durations.
	 * @param durations in nanoseconds
	 */
	public void addAll(long[] durations) {
		if (this.count + durations.length > this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, 2 * (this.count + durations.length));
		}
		System.arraycopy(durations, 0, this.nanos, this.count, durations.length);
		this.count += durations.length;
	}

	/** Forgets all. */
	public void clear() {
		this.count = 0;
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int count() {
		return this.count;
	}

	/**
	 * What a share of the durations does not exceed.
	 * @param share between 0 and 1; 1 gives the longest one
	 * @return in microseconds; not a number if there are none
	 */
	public double micros(double share) {
		if (this.count == 0) {
			return Double.NaN;
		}
		Arrays.sort(this.nanos, 0, this.count);
		int rank = (int) Math.ceil(share * this.count);
		return this.nanos[Math.max(rank, 1) - 1] / 1e3;
	}

}
