package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Configuration properties of the warnings about actors.
 *
 * @param enabled Whether to publish and count warnings about actors.
 * @param interval Time in which the same warning about the same actor is published once.
 * All are counted.
 * @param slowHandler Time that a handler may take for a message before it counts as slow.
 * @param stuckHandler Time that a handler may take for a message before it counts as
 * stuck, which is told while it still runs.
 * @param crashLoop When restarts count as a crash loop.
 */
@ConfigurationProperties("actor.warnings")
@Validated
public record ActorWarningsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration interval,
		@DefaultValue("1s") Duration slowHandler, @DefaultValue("30s") Duration stuckHandler,
		@DefaultValue @Valid CrashLoop crashLoop) {

	public ActorWarningsProperties {
		ActorProperties.requirePositive("actor.warnings.interval", interval);
		ActorProperties.requirePositive("actor.warnings.slow-handler", slowHandler);
		ActorProperties.requirePositive("actor.warnings.stuck-handler", stuckHandler);
	}

	/**
	 * When restarts count as a crash loop.
	 *
	 * @param restarts Number of restarts of a child that has crashed.
	 * @param period Sliding window in which restarts count.
	 */
	public record CrashLoop(@DefaultValue("5") @Positive int restarts, @DefaultValue("1m") Duration period) {

		public CrashLoop {
			ActorProperties.requirePositive("actor.warnings.crash-loop.period", period);
		}

	}

}
