package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.internal.Nanos;

/**
 * How long a supervisor waits before it starts a child again. An extension: OTP restarts
 * at once, and so does a supervisor for which nothing else is said. The wait is longer
 * each time; it begins anew with a child that has run for the longest wait. While it
 * waits, the supervisor does everything else that it is for, and the child shows as
 * restarting. Restarts count toward the intensity all the same.
 *
 * @param first the first wait, longer than zero
 * @param longest the limit, which is reached by doubling
 */
public record Backoff(Duration first, Duration longest) {

	public Backoff {
		if (first.isZero() || first.isNegative()) {
			throw new IllegalArgumentException("The 'first' wait must be longer than zero, but is " + first);
		}
		if (longest.compareTo(first) < 0) {
			throw new IllegalArgumentException(
					"The 'longest' wait must not be shorter than the 'first' one, but %s is shorter than %s"
						.formatted(longest, first));
		}
	}

	/**
	 * Doubles the wait each time.
	 * @param first the first wait, longer than zero
	 * @param longest the limit
	 * @return the choice
	 */
	public static Backoff exponential(Duration first, Duration longest) {
		return new Backoff(first, longest);
	}

	/** The wait before the next start. */
	Duration delay(int failuresBefore) {
		Duration delay = this.first;
		for (int i = 0; i < failuresBefore && delay.compareTo(this.longest) < 0; i++) {
			delay = delay.multipliedBy(2);
		}
		return (delay.compareTo(this.longest) < 0) ? delay : this.longest;
	}

	long longestNanos() {
		return Nanos.of(this.longest, "longest");
	}

}
