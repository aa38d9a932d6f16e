package dev.actor.process;

import java.time.Duration;

import dev.actor.internal.Nanos;

/**
 * How many restarts of its children a supervisor tolerates. OTP's {@code intensity} and
 * {@code period}.
 *
 * @param restarts how many are tolerated, zero or more
 * @param period the sliding window in which they count, longer than zero
 */
public record RestartIntensity(int restarts, Duration period) {

	/** What holds if nobody says anything, as in Gleam: two in five seconds. */
	public static final RestartIntensity DEFAULT = new RestartIntensity(2, Duration.ofSeconds(5));

	public RestartIntensity {
		if (restarts < 0) {
			throw new IllegalArgumentException(
					"'intensity' must be zero or more restarts, but is %d".formatted(restarts));
		}
		if (Nanos.of(period, "period") == 0) {
			throw new IllegalArgumentException("The period of 'intensity' must be longer than zero");
		}
	}

}
