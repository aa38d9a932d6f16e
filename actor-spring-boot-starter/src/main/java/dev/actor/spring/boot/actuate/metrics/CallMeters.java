package dev.actor.spring.boot.actuate.metrics;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.actor.process.CallOutcome;
import dev.actor.process.Pid;
import dev.actor.process.ProcessListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What becomes of calls. Those of supervisors are not among them. */
final class CallMeters implements ProcessListener {

	private final Places places;

	private final PerPlace<Map<CallOutcome, Counter>> calls;

	private final PerPlace<Map<CallOutcome, Timer>> calling;

	CallMeters(MeterRegistry registry, Places places) {
		this.places = places;
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

	@Override
	public void called(Object callee, CallOutcome outcome) {
		Place place = this.places.working(callee);
		if (place != null) {
			Objects.requireNonNull(this.calls.at(place).get(outcome)).increment();
		}
	}

	@Override
	public void callSampled(Pid callee, CallOutcome outcome, long nanos) {
		Place place = this.places.working(callee);
		if (place != null) {
			Objects.requireNonNull(this.calling.at(place).get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
		}
	}

}
