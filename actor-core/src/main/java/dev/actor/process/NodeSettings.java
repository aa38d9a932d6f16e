package dev.actor.process;

import java.time.Duration;
import java.util.List;

import dev.actor.internal.Nanos;

/**
 * Choices for a {@link Node}. Immutable.
 *
 * @param name its name, for people
 * @param listeners whom to tell of what happens
 * @param parallelism how many handlers run at a time
 * @param grace how long a process that was ended by a signal may go on in code that does
 * not let go, before its end is told anyway
 * @param mailboxMark how many waiting messages are worth a warning
 * @param slowHandler how long a handler may take before listeners are told
 */
public record NodeSettings(String name, List<ProcessListener> listeners, int parallelism, Duration grace,
		int mailboxMark, Duration slowHandler) {

	public NodeSettings {
		listeners = List.copyOf(listeners);
		requirePositive("parallelism", parallelism);
		requirePositive("mailboxMark", mailboxMark);
		Nanos.of(grace, "grace");
		Nanos.of(slowHandler, "slowHandler");
	}

	/**
	 * The settings if nothing is said.
	 * @param name the name of the node
	 * @return as many handlers at a time as there are processors, half a second of grace,
	 * a warning at 10,000 messages and an event after one second
	 */
	public static NodeSettings named(String name) {
		return new NodeSettings(name, List.of(), Runtime.getRuntime().availableProcessors(), Duration.ofMillis(500),
				10_000, Duration.ofSeconds(1));
	}

	private static void requirePositive(String what, int value) {
		if (value < 1) {
			throw new IllegalArgumentException("'%s' must be one at least, but is %d".formatted(what, value));
		}
	}

}
