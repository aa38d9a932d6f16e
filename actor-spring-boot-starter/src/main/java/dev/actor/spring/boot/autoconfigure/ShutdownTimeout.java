package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How long the tree may take to stop: less than the context gives to a phase of its
 * shutdown, because then it destroys what the actors still use.
 *
 * @param duration the time
 */
record ShutdownTimeout(Duration duration) {

	static final String PROPERTY = "actor.shutdown-timeout";

	private static final String PHASE_PROPERTY = "spring.lifecycle.timeout-per-shutdown-phase";

	/** What the Spring Framework gives to a phase when Boot does not configure it. */
	private static final Duration FRAMEWORK_DEFAULT = Duration.ofSeconds(10);

	static ShutdownTimeout of(@Nullable Duration wanted, @Nullable LifecycleProperties lifecycle) {
		Duration phase = (lifecycle != null) ? lifecycle.getTimeoutPerShutdownPhase() : FRAMEWORK_DEFAULT;
		if (wanted == null) {
			// The rest is for what was killed to let go.
			return new ShutdownTimeout(phase.multipliedBy(2).dividedBy(3));
		}
		if (wanted.compareTo(phase) >= 0) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, wanted,
					"It must be shorter than '%s', which is %d ms: after that the context destroys the beans that the actors use. Without a value it is two thirds of that."
						.formatted(PHASE_PROPERTY, phase.toMillis()));
		}
		return new ShutdownTimeout(wanted);
	}

}
