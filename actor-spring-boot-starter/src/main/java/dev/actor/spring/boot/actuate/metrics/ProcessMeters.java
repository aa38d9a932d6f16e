package dev.actor.spring.boot.actuate.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.actor.ActorSystem;
import dev.actor.process.CrashReport;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How processes come and go. */
final class ProcessMeters implements ProcessListener {

	private final Places places;

	private final Counter spawns;

	private final PerPlace<Map<ExitKind, Counter>> exits;

	private final PerPlace<Counter> failures;

	private final PerPlace<Counter> restarts;

	private final Map<String, Counter> exhausted = new HashMap<>();

	ProcessMeters(MeterRegistry registry, ActorSystem system, Places places) {
		this.places = places;
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

	@Override
	public void spawned(Pid pid) {
		this.spawns.increment();
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		counter(this.exits.at(this.places.of(pid)), ExitKind.of(reason)).increment();
	}

	private static Counter counter(Map<ExitKind, Counter> kinds, ExitKind kind) {
		return Objects.requireNonNull(kinds.get(kind));
	}

	@Override
	public void crashed(CrashReport report) {
		if (!report.signalled()) {
			this.failures.at(this.places.of(report.pid())).increment();
		}
	}

	@Override
	public void restarted(String supervisor, String child, ExitReason reason) {
		this.restarts.at(this.places.of(supervisor, child)).increment();
	}

	@Override
	public void gaveUp(String supervisor, String child, ExitReason reason) {
		String known = this.places.isSupervisor(supervisor) ? supervisor : Place.OTHER;
		Objects.requireNonNull(this.exhausted.get(known)).increment();
	}

}
