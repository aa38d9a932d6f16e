package dev.actor.spring.boot.actuate.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How processes come and go. */
final class ProcessMeters {

	private final Counter spawns;

	private final PerPlace<Map<ExitKind, Counter>> exits;

	private final PerPlace<Counter> failures;

	private final PerPlace<Counter> restarts;

	private final Map<String, Counter> exhausted = new HashMap<>();

	ProcessMeters(MeterRegistry registry, ActorSystem system, Places places) {
		Gauge.builder("actor.processes", system, ActorSystem::processCount)
			.description("Processes that live now")
			.register(registry);
		FunctionCounter.builder("actor.zombies", system, ActorSystem::zombieCount)
			.description("Processes whose code went on after their end")
			.register(registry);
		this.spawns = Counter.builder("actor.spawns").description("Processes that were started").register(registry);
		this.exits = new PerPlace<>(places.expected(),
				new Kinds<>(ExitKind.class, "reason").each((tags) -> Counter.builder("actor.exits")
					.description("Processes that have ended")
					.tags(tags)
					.register(registry)));
		this.failures = new PerPlace<>(places.expected(),
				(place) -> Counter.builder("actor.failures")
					.description("Processes that crashed by themselves")
					.tags(place.tags())
					.register(registry));
		this.restarts = new PerPlace<>(places.expected(),
				(place) -> Counter.builder("actor.restarts")
					.description("Restarts by supervisors")
					.tags(place.tags())
					.register(registry));
		places.supervisors().forEach((supervisor) -> this.exhausted.put(supervisor, exhausted(registry, supervisor)));
		this.exhausted.put(Place.OTHER, exhausted(registry, Place.OTHER));
	}

	private static Counter exhausted(MeterRegistry registry, String supervisor) {
		return Counter.builder("actor.intensity.exhausted")
			.description("Supervisors that gave up since their children ended too often")
			.tag("supervisor", supervisor)
			.register(registry);
	}

	void spawned() {
		this.spawns.increment();
	}

	void exited(Place place, ExitReason reason) {
		Objects.requireNonNull(this.exits.at(place).get(ExitKind.of(reason))).increment();
	}

	void failed(Place place) {
		this.failures.at(place).increment();
	}

	void restarted(Place place) {
		this.restarts.at(place).increment();
	}

	void gaveUp(String supervisor) {
		Objects.requireNonNull(this.exhausted.get(supervisor)).increment();
	}

}
