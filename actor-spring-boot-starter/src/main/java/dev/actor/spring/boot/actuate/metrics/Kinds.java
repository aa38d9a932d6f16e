package dev.actor.spring.boot.actuate.metrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.micrometer.core.instrument.Tags;

/**
 * What a tag can be, where the kernel has an enum for it: a meter for each constant.
 *
 * @param <K> the enum
 */
final class Kinds<K extends Enum<K>> {

	private final Class<K> type;

	private final String tag;

	Kinds(Class<K> type, String tag) {
		this.type = type;
		this.tag = tag;
	}

	/** Registers the meters of one place. */
	<T> Function<Place, Map<K, T>> each(Function<Tags, T> register) {
		return (place) -> {
			Map<K, T> meters = new EnumMap<>(this.type);
			Arrays.stream(this.type.getEnumConstants())
				.forEach((kind) -> meters.put(kind, register.apply(place.tags().and(this.tag, text(kind)))));
			return meters;
		};
	}

	/** As tags are written. */
	static String text(Enum<?> kind) {
		return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
