package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.internal.Nanos;

/** How a supervisor stops a child. */
public sealed interface Shutdown {

	/** What workers get if nothing else is said: five seconds. */
	Shutdown DEFAULT = new Within(Duration.ofSeconds(5));

	/** Kills the child without asking. */
	Shutdown BRUTAL_KILL = new BrutalKill();

	/** Asks the child, and waits as long as it takes; right for supervisors. */
	Shutdown INFINITY = new Infinity();

	/**
	 * Asks the child, and kills it when the time is over.
	 * @param timeout the time, zero or more
	 * @return the choice
	 */
	static Shutdown within(Duration timeout) {
		return new Within(timeout);
	}

	/**
	 * Asks, then kills.
	 *
	 * @param timeout the time between the two
	 */
	record Within(Duration timeout) implements Shutdown {

		public Within {
			Nanos.of(timeout, "timeout");
		}

	}

	/**
	 * Kills without asking.
	 */
	record BrutalKill() implements Shutdown {

	}

	/**
	 * Asks, and waits.
	 */
	record Infinity() implements Shutdown {

	}

}
