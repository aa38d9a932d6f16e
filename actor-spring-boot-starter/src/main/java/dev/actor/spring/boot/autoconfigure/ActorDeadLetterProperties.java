package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of messages that nobody handled.
 *
 * @param logInterval Time in which one of them is logged at most, with the number of the
 * others. Zero for a line each.
 * @param remembered Number of the last ones that the actors endpoint shows.
 */
@ConfigurationProperties("actor.dead-letters")
public record ActorDeadLetterProperties(@DefaultValue("1s") Duration logInterval, @DefaultValue("100") int remembered) {

	private static final int MOST = 10_000;

	public ActorDeadLetterProperties {
		if (logInterval.isNegative()) {
			throw new IllegalArgumentException(
					"'actor.dead-letters.log-interval' must be zero or longer, but is " + logInterval);
		}
		if (remembered < 0 || remembered > MOST) {
			throw new IllegalArgumentException(
					"'actor.dead-letters.remembered' must be from 0 to %d, but is %d".formatted(MOST, remembered));
		}
	}

}
