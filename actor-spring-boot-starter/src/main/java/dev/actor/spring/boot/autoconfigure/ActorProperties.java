package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import dev.actor.supervisor.SupervisorSpec;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Configuration properties of the actor system.
 *
 * @param enabled Whether to run an actor system.
 * @param name Name of the actor system in threads, logs and errors. Defaults to the name
 * of the application.
 * @param autoStartup Whether to start the tree with the application context.
 * @param shutdownTimeout Time that the tree has to stop before what is left of it is
 * killed. Must be shorter than 'spring.lifecycle.timeout-per-shutdown-phase'.
 * @param root Supervisor at the top of the tree.
 */
@ConfigurationProperties("actor")
@Validated
public record ActorProperties(@DefaultValue("true") boolean enabled, @Nullable String name,
		@DefaultValue("true") boolean autoStartup, @DefaultValue("20s") Duration shutdownTimeout,
		@DefaultValue @Valid Root root) {

	public ActorProperties {
		requirePositive("actor.shutdown-timeout", shutdownTimeout);
	}

	private static void requirePositive(String property, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException("'%s' must be longer than zero, but is %s".formatted(property, value));
		}
	}

	/**
	 * The supervisor at the top of the tree.
	 *
	 * @param name Name of the root supervisor.
	 * @param intensity Restarts of its direct children that it tolerates within the
	 * period. One more, and the whole tree stops.
	 * @param period Sliding window in which restarts count.
	 */
	public record Root(@DefaultValue("root") @NotBlank String name,
			@DefaultValue("" + SupervisorSpec.DEFAULT_INTENSITY) @PositiveOrZero int intensity,
			@DefaultValue("5s") Duration period) {

		public Root {
			requirePositive("actor.root.period", period);
		}

	}

}
