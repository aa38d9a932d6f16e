package dev.actor.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at messages before they are sent: whether somebody could change them. */
final class MessageGuard {

	private static final Logger logger = LoggerFactory.getLogger(MessageGuard.class);

	private static final int LONG_PATH = 16;

	private final String system;

	private final boolean fails;

	private final Shapes shapes;

	/**
	 * An object inside of a message.
	 *
	 * @param value the object
	 * @param outer in what it is; null for the message itself
	 * @param step how to get here from there
	 */
	private record Place(Object value, @Nullable Place outer, String step) {

		/** Like {@code Order.items[]}; of a long one, both ends. */
		String path() {
			List<String> steps = new ArrayList<>();
			for (Place place = this; place != null; place = place.outer()) {
				steps.add(place.step());
			}
			Collections.reverse(steps);
			if (steps.size() > LONG_PATH) {
				steps.subList(LONG_PATH / 2, steps.size() - LONG_PATH / 2).clear();
				steps.add(LONG_PATH / 2, "…");
			}
			return String.join("", steps);
		}

	}

	private MessageGuard(NodeSettings settings) {
		this.system = settings.name();
		this.fails = settings.messageCheck() == MessageCheck.FAIL;
		this.shapes = new Shapes(new ImmutableTypes(settings.immutable()));
	}

	/** Null if there is nothing to look at. */
	static @Nullable MessageGuard of(NodeSettings settings) {
		return (settings.messageCheck() != MessageCheck.OFF) ? new MessageGuard(settings) : null;
	}

	void check(Object message) {
		Class<?> type = message.getClass();
		Shape shape = this.shapes.get(type);
		if (shape.isFixed() || (!this.fails && shape.isReported())) {
			return;
		}
		String flaw = find(new Place(message, null, type.getSimpleName()));
		if (flaw == null) {
			return;
		}
		String text = "%s, or say that the type is fine: by messageCheck(mode, immutable) or an annotation @Immutable. "
			.formatted(flaw)
				+ "Sender and receiver share a message (%s in system '%s')".formatted(type.getName(), this.system);
		if (this.fails) {
			throw new MutableMessageException(text);
		}
		if (shape.report()) {
			logger.warn("{}", text);
		}
	}

	/** The first thing that could be changed, or null. */
	private @Nullable String find(Place message) {
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Place> rest = new ArrayDeque<>(List.of(message));
		for (Place place = rest.poll(); place != null; place = rest.poll()) {
			Shape shape = this.shapes.get(place.value().getClass());
			if (shape.flaw() != null) {
				return place.path() + shape.flaw().path() + ": " + shape.flaw().why();
			}
			if (!shape.isFixed() && seen.add(place.value())) {
				addInner(place, shape, rest);
			}
		}
		return null;
	}

	private void addInner(Place place, Shape shape, Deque<Place> rest) {
		for (Shape.Slot slot : shape.open()) {
			Object value = slot.in(place.value());
			if (value != null && !(slot.isShell() && this.shapes.get(value.getClass()).isContainer())) {
				rest.add(new Place(value, place, "." + slot.field().getName()));
			}
		}
		if (shape.isContainer()) {
			elements(place.value()).forEach((element) -> rest.add(new Place(element, place, "[]")));
		}
	}

	private static Collection<?> elements(Object container) {
		Stream<?> all = switch (container) {
			case Collection<?> collection -> collection.stream();
			case Map<?, ?> map -> map.entrySet().stream().flatMap(MessageGuard::both);
			case Map.Entry<?, ?> entry -> both(entry);
			case Optional<?> optional -> optional.stream();
			default -> throw new AssertionError(container);
		};
		return all.filter(Objects::nonNull).toList();
	}

	private static Stream<?> both(Map.Entry<?, ?> entry) {
		return Stream.of(Optional.ofNullable(entry.getKey()), Optional.ofNullable(entry.getValue()))
			.flatMap(Optional::stream);
	}

}
