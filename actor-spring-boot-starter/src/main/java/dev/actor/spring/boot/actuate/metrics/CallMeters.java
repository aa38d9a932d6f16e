package dev.actor.spring.boot.actuate.metrics;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.actor.process.CallOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What becomes of calls. Those of supervisors are not among them. */
final class CallMeters {

	private final PerPlace<Map<CallOutcome, Counter>> calls;

	private final PerPlace<Map<CallOutcome, Timer>> calling;

	CallMeters(MeterRegistry registry, Places places) {
		Kinds<CallOutcome> outcomes = new Kinds<>(CallOutcome.class, "outcome");
		this.calls = new PerPlace<>(places.working(),
				outcomes.each((tags) -> Counter.builder("actor.calls")
					.description("Calls that have ended")
					.tags(tags)
					.register(registry)));
		this.calling = new PerPlace<>(places.working(),
				outcomes.each((tags) -> Timer.builder("actor.calling")
					.description("Time that a call took: a sample of all")
					.tags(tags)
					.register(registry)));
	}

	void ended(Place place, CallOutcome outcome) {
		Objects.requireNonNull(this.calls.at(place).get(outcome)).increment();
	}

	void took(Place place, CallOutcome outcome, long nanos) {
		Objects.requireNonNull(this.calling.at(place).get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
	}

}
