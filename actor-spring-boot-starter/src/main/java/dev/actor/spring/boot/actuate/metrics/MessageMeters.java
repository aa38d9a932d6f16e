package dev.actor.spring.boot.actuate.metrics;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.process.DeadLetter;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What becomes of messages. Those of supervisors are not among them. */
final class MessageMeters {

	private final PerPlace<Handled> messages;

	private final HandlingTimers handling;

	private final PerPlace<Timer> waits;

	private final PerPlace<Map<DeadLetter.Cause, Counter>> deadLetters;

	MessageMeters(MeterRegistry registry, ActorSystem system, Places places, boolean messageTypes) {
		places.actors().forEach((place) -> mailbox(registry, system, place));
		this.messages = new PerPlace<>(places.working(), (place) -> messages(registry, system, place));
		this.handling = new HandlingTimers(registry, places.working(), messageTypes);
		this.waits = new PerPlace<>(places.working(),
				(place) -> Timer.builder("actor.mailbox.wait")
					.description("Time that a message waited for its handler: a sample of all")
					.tags(place.tags())
					.register(registry));
		this.deadLetters = new PerPlace<>(places.working(),
				new Kinds<>(DeadLetter.Cause.class, "cause").each((tags) -> Counter.builder("actor.dead.letters")
					.description("Messages that nobody handled")
					.tags(tags)
					.register(registry)));
	}

	private static void mailbox(MeterRegistry registry, ActorSystem system, Place place) {
		Gauge.builder("actor.mailbox.size", system, (source) -> mailboxSize(source, place.actor()))
			.description("Messages that wait for the actor")
			.tags(place.tags())
			.register(registry);
	}

	private static double mailboxSize(ActorSystem system, String actor) {
		return system.lookup(Name.of(actor)).map(Pid::mailboxLength).orElse(0);
	}

	private static Handled messages(MeterRegistry registry, ActorSystem system, Place place) {
		Handled handled = new Handled(system, place);
		FunctionCounter.builder("actor.messages", handled, Handled::count)
			.description("Messages that were handled")
			.tags(place.tags())
			.register(registry);
		return handled;
	}

	/** A process that has handled so many. */
	void ended(Place place, long handled) {
		this.messages.at(place).ended(handled);
	}

	void handled(Place place, Object message, long nanos) {
		this.handling.at(place, message).record(nanos, TimeUnit.NANOSECONDS);
	}

	void waited(Place place, long nanos) {
		this.waits.at(place).record(nanos, TimeUnit.NANOSECONDS);
	}

	void lost(Place place, DeadLetter.Cause cause) {
		Objects.requireNonNull(this.deadLetters.at(place).get(cause)).increment();
	}

}
