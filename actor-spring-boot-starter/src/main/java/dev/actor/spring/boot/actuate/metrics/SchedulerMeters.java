package dev.actor.spring.boot.actuate.metrics;

import java.util.function.ToIntFunction;

import dev.actor.ActorSystem;
import dev.actor.process.Load;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What waits for a thread or for its time. */
final class SchedulerMeters {

	private SchedulerMeters() {
	}

	static void bind(MeterRegistry registry, ActorSystem system) {
		gauge(registry, system, "actor.timers", "Timers and timeouts that wait for their time", Load::timers);
		gauge(registry, system, "actor.scheduler.queue", "Processes that have messages and wait for a thread",
				Load::queued);
		gauge(registry, system, "actor.scheduler.stand.ins", "Threads in the place of those whose handlers block",
				Load::standIns);
	}

	private static void gauge(MeterRegistry registry, ActorSystem system, String name, String description,
			ToIntFunction<Load> value) {
		Gauge.builder(name, system, (source) -> value.applyAsInt(source.load()))
			.description(description)
			.register(registry);
	}

}
