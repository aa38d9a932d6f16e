package dev.actor.supervisor;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.RestartIntensity;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a supervisor of any kind. Without an intensity it has that of its
 * system.
 */
record Settings(Name<Request> name, Strategy strategy, @Nullable RestartIntensity intensity, AutoShutdown autoShutdown,
		@Nullable Backoff backoff) {

	static Settings of(String name, Strategy strategy) {
		return new Settings(Name.of(name), strategy, null, AutoShutdown.NEVER, null);
	}

	Settings intensity(int restarts, Duration period) {
		if (restarts < 0) {
			throw new IllegalArgumentException("Supervisor '%s': 'intensity' must be zero or more restarts, but is %d"
				.formatted(this.name, restarts));
		}
		if (period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException(
					"Supervisor '%s': the period of 'intensity' must be longer than zero, but is %s"
						.formatted(this.name, period));
		}
		return new Settings(this.name, this.strategy, new RestartIntensity(restarts, period), this.autoShutdown,
				this.backoff);
	}

	Settings autoShutdown(AutoShutdown autoShutdown) {
		return new Settings(this.name, this.strategy, this.intensity,
				Objects.requireNonNull(autoShutdown, "autoShutdown"), this.backoff);
	}

	Settings backoff(Backoff backoff) {
		return new Settings(this.name, this.strategy, this.intensity, this.autoShutdown,
				Objects.requireNonNull(backoff, "backoff"));
	}

	RestartIntensity intensity(Process self) {
		return (this.intensity != null) ? this.intensity : self.restartIntensity();
	}

}
