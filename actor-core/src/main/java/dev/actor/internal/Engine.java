package dev.actor.internal;

import java.util.Objects;

/**
 * What a node runs on. A test kit brings one of its own, in which time is virtual and the
 * order in which processes run is its choice.
 *
 * @param clock where all time comes from
 * @param scheduler what processes run on
 */
public record Engine(Clock clock, Scheduler scheduler) {

	public Engine {
		Objects.requireNonNull(clock, "clock");
		Objects.requireNonNull(scheduler, "scheduler");
	}

	/** Starts an engine. */
	@FunctionalInterface
	public interface Factory {

		/**
		 * Starts an engine for one node.
		 * @param name how its threads are named
		 * @param contextClassLoader what classes the processes see
		 * @param parallelism how many activations run at a time, one at least
		 * @return the engine, which the node closes
		 */
		Engine start(String name, ClassLoader contextClassLoader, int parallelism);

	}

	/**
	 * Starts an engine with real time, and as many threads as it takes.
	 * @param name how its threads are named
	 * @param contextClassLoader what classes the processes see
	 * @param parallelism how many activations run at a time, one at least
	 * @return the engine
	 */
	public static Engine real(String name, ClassLoader contextClassLoader, int parallelism) {
		return new Engine(new TimerWheel(name), new Workers(name, contextClassLoader, parallelism));
	}

}
