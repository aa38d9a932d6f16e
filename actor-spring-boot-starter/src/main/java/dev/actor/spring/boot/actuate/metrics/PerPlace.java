package dev.actor.spring.boot.actuate.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A meter, or several, for each place. Those of the places that are given are there from
 * the beginning, so that the first event is an increase; those of others come when
 * needed.
 *
 * @param <T> what each place has
 */
final class PerPlace<T> {

	private final Map<Place, T> meters = new ConcurrentHashMap<>();

	private final Function<Place, T> register;

	PerPlace(List<Place> places, Function<Place, T> register) {
		this.register = register;
		places.forEach(this::at);
	}

	T at(Place place) {
		T present = this.meters.get(place);
		return (present != null) ? present : this.meters.computeIfAbsent(place, this.register);
	}

}
