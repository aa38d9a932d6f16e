package dev.actor.spring.boot.actuate.metrics;

import dev.actor.spring.boot.warning.ActorWarning;
import dev.actor.spring.boot.warning.ActorWarnings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts warnings by their kind. */
public class ActorWarningMetrics implements MeterBinder {

	private final ActorWarnings warnings;

	/**
	 * Meters of warnings.
	 * @param warnings what is counted
	 */
	public ActorWarningMetrics(ActorWarnings warnings) {
		this.warnings = warnings;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (ActorWarning.Kind kind : ActorWarning.Kind.values()) {
			FunctionCounter.builder("actor.warnings", this.warnings, (source) -> source.count(kind))
				.description("Warnings, those that were not published since they repeat others included")
				.tag("kind", Kinds.text(kind))
				.register(registry);
		}
	}

}
