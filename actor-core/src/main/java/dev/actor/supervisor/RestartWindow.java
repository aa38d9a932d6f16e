package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.actor.internal.Nanos;

/** Counts the restarts of the last period, OTP's {@code MaxR} in {@code MaxT}. */
final class RestartWindow {

	private final int intensity;

	private final long period;

	private final Deque<Long> restarts = new ArrayDeque<>();

	RestartWindow(int intensity, Duration period) {
		this.intensity = intensity;
		this.period = Nanos.of(period, "period");
	}

	/** Counts one more; false if that is one too many. */
	boolean admits(long now) {
		while (!this.restarts.isEmpty() && now - this.restarts.peekFirst() > this.period) {
			this.restarts.removeFirst();
		}
		this.restarts.addLast(now);
		return this.restarts.size() <= this.intensity;
	}

}
