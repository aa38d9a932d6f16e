package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.health.ActorsHealthContributor;
import dev.actor.spring.boot.actuate.health.HealthThresholds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Status;
import org.springframework.validation.annotation.Validated;

/**
 * Configuration properties of the health of the actors.
 *
 * @param mailboxLength Number of messages waiting for one actor from which on its
 * supervisor is degraded.
 * @param stuckAfter Time that a handler may take before its supervisor is degraded.
 * @param missingAfter Time that a child may be down, while its supervisor restarts it or
 * its siblings, before that counts.
 * @param crashLoop Restarts of one child from which on its supervisor is degraded.
 * @param degraded What a degraded supervisor means.
 */
@ConfigurationProperties("actor.health")
@Validated
public record ActorHealthProperties(@DefaultValue("10000") @Positive int mailboxLength,
		@DefaultValue("30s") Duration stuckAfter, @DefaultValue("10s") Duration missingAfter,
		@DefaultValue @Valid CrashLoop crashLoop, @DefaultValue @Valid Degraded degraded) {

	public ActorHealthProperties {
		requireNotNegative("actor.health.stuck-after", stuckAfter);
		requireNotNegative("actor.health.missing-after", missingAfter);
	}

	private static void requireNotNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw new IllegalArgumentException("'%s' must not be negative, but is %s".formatted(property, value));
		}
	}

	HealthThresholds thresholds() {
		return new HealthThresholds(this.mailboxLength, this.stuckAfter, this.missingAfter, this.crashLoop.restarts(),
				this.crashLoop.period());
	}

	Status degradedStatus() {
		return this.degraded.ownStatus() ? ActorsHealthContributor.DEGRADED : Status.UP;
	}

	/**
	 * A child that is restarted again and again.
	 *
	 * @param restarts Number of restarts within the period that make a crash loop.
	 * @param period Sliding window in which restarts count.
	 */
	public record CrashLoop(@DefaultValue("3") @Min(1) @Max(ActorHistory.RESTARTS) int restarts,
			@DefaultValue("1m") Duration period) {

		public CrashLoop {
			requireNotNegative("actor.health.crash-loop.period", period);
		}

	}

	/**
	 * What runs but is in trouble.
	 *
	 * @param ownStatus Whether degraded is a status of its own, DEGRADED, between DOWN
	 * and UP. Otherwise it is UP with the reasons in its details.
	 * @param httpStatus HTTP status of the health endpoint when the status is DEGRADED.
	 */
	public record Degraded(@DefaultValue("false") boolean ownStatus,
			@DefaultValue("200") @Min(100) @Max(599) int httpStatus) {

	}

}
