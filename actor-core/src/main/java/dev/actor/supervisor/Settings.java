package dev.actor.supervisor;

import java.time.Duration;
import java.util.Objects;

import dev.actor.process.Name;
import org.jspecify.annotations.Nullable;

/** What can be said of a supervisor of any kind. */
record Settings(Name<Request> name, Strategy strategy, int intensity, Duration period, AutoShutdown autoShutdown,
		@Nullable Backoff backoff) {

	static Settings of(String name, Strategy strategy) {
		return new Settings(Name.of(name), strategy, SupervisorSpec.DEFAULT_INTENSITY, SupervisorSpec.DEFAULT_PERIOD,
				AutoShutdown.NEVER, null);
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
		return new Settings(this.name, this.strategy, restarts, period, this.autoShutdown, this.backoff);
	}

	Settings autoShutdown(AutoShutdown autoShutdown) {
		return new Settings(this.name, this.strategy, this.intensity, this.period,
				Objects.requireNonNull(autoShutdown, "autoShutdown"), this.backoff);
	}

	Settings backoff(Backoff backoff) {
		return new Settings(this.name, this.strategy, this.intensity, this.period, this.autoShutdown,
				Objects.requireNonNull(backoff, "backoff"));
	}

}
