package dev.actor.spring.boot.actuate.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** How long handlers take, told apart by the types of messages if that is wanted. */
final class HandlingTimers {

	private final MeterRegistry registry;

	private final boolean messageTypes;

	private final PerPlace<Timer> plain;

	private final Map<Key, Timer> byType = new ConcurrentHashMap<>();

	private record Key(Place place, Class<?> type) {
	}

	HandlingTimers(MeterRegistry registry, List<Place> places, boolean messageTypes) {
		this.registry = registry;
		this.messageTypes = messageTypes;
		// Which types there are is known only when they come.
		this.plain = new PerPlace<>(messageTypes ? List.of() : places, (place) -> timer(place.tags()));
	}

	Timer at(Place place, Object message) {
		return this.messageTypes ? this.byType.computeIfAbsent(new Key(place, message.getClass()),
				(key) -> timer(key.place().tags().and("message", name(key.type())))) : this.plain.at(place);
	}

	/** What is generated has names that are different in each run. */
	private static String name(Class<?> type) {
		return (type.isHidden() || type.isSynthetic() || type.isAnonymousClass()) ? Place.OTHER : type.getSimpleName();
	}

	private Timer timer(Tags tags) {
		return Timer.builder("actor.handling")
			.description("Time that the handler took for a message: a sample of all")
			.tags(tags)
			.register(this.registry);
	}

}
