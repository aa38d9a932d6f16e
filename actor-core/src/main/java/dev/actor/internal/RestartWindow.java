package dev.actor.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the restarts of the last period, OTP's {@code MaxR} in {@code MaxT}. */
public final class RestartWindow {

	private final int intensity;

	private final long period;

	private final Deque<Long> restarts = new ArrayDeque<>();

	/**
	 * A window in which nothing was counted yet.
	 * @param intensity how many are tolerated
	 * @param period for how long each counts
	 */
	public RestartWindow(int intensity, Duration period) {
		this.intensity = intensity;
		this.period = Nanos.of(period, "period");
	}

	/**
	 * Counts one more.
	 * @param now the present monotonic time, in nanoseconds
	 * @return false if that is one too many
	 */
	public boolean admits(long now) {
		while (!this.restarts.isEmpty() && now - this.restarts.peekFirst() > this.period) {
			this.restarts.removeFirst();
		}
		this.restarts.addLast(now);
		return this.restarts.size() <= this.intensity;
	}

}
