package dev.actor.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Durations as the nanoseconds that clocks count in. */
public final class Nanos {

	private Nanos() {
	}

	/**
	 * The length of a duration; what does not fit a {@code long} (292 years) is cut off.
	 * @param duration zero or more
	 * @param what the argument's name, for the error
	 * @return nanoseconds
	 * @throws IllegalArgumentException if the duration is negative
	 */
	public static long of(Duration duration, String what) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException(
					"'%s' must not be negative, but is %s; zero means at once".formatted(what, duration));
		}
		try {
			return duration.toNanos();
		}
		catch (ArithmeticException ex) {
			return Long.MAX_VALUE;
		}
	}

	/**
	 * The length of a duration in milliseconds, for people; what does not fit is cut off.
	 * @param duration zero or more
	 * @return milliseconds
	 */
	public static long toMillis(Duration duration) {
		return TimeUnit.NANOSECONDS.toMillis(of(duration, "duration"));
	}

}
