package dev.actor.spring.boot.actuate.health;

import java.time.Duration;

import dev.actor.spring.boot.actuate.ActorHistory;

/**
 * From when on something is worth a word.
 *
 * @param mailboxLength how many messages may wait for an actor, less one
 * @param stuckAfter how long a handler may take
 * @param missingAfter how long a child may not run while its supervisor is at it
 * @param restarts how often a child may be started again within the period, less one
 * @param period for how long a restart counts
 */
public record HealthThresholds(int mailboxLength, Duration stuckAfter, Duration missingAfter, int restarts,
		Duration period) {

	public HealthThresholds {
		requireFrom(1, Integer.MAX_VALUE, "mailboxLength", mailboxLength);
		requireFrom(1, ActorHistory.RESTARTS, "restarts", restarts);
		requireNotNegative("stuckAfter", stuckAfter);
		requireNotNegative("missingAfter", missingAfter);
		requireNotNegative("period", period);
	}

	private static void requireFrom(int least, int most, String name, int value) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(
					"'%s' must be from %d to %d, but is %d".formatted(name, least, most, value));
		}
	}

	private static void requireNotNegative(String name, Duration value) {
		if (value.isNegative()) {
			throw new IllegalArgumentException("'%s' must not be negative, but is %s".formatted(name, value));
		}
	}

}
