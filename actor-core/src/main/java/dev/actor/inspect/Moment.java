package dev.actor.inspect;

import java.time.Instant;

/**
 * An instant by the wall clock, which is for operators to read: nothing is decided by it,
 * so it may jump.
 *
 * @param at the instant
 */
public record Moment(Instant at) {

	/**
	 * The present one.
	 * @return now
	 */
	public static Moment now() {
		return new Moment(Instant.now());
	}

}
