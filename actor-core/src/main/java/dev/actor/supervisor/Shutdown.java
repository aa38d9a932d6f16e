package dev.actor.supervisor;

import java.time.Duration;

import dev.actor.internal.Nanos;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;

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
	 * Lets the code of a child go on for as long as it has to stop, when it is dead: no
	 * successor shall work beside it. For whoever supervises, right after the start.
	 * @param supervisor the supervisor
	 * @param child the child
	 * @param shutdown how it is stopped
	 */
	static void grant(Process supervisor, Pid child, Shutdown shutdown) {
		Duration grace = shutdown.time();
		if (grace.isPositive()) {
			// Without any time a prompt end would count as none.
			supervisor.grace(child, grace);
		}
	}

	/**
	 * How long a child has from the moment in which it is told to stop.
	 * @return the time; zero for one that is killed at once, and for ages for one that
	 * gets all the time it needs
	 */
	Duration time();

	/**
	 * Tells a child to stop, or kills it if that is the way. Does not wait. For whoever
	 * supervises.
	 * @param child the child
	 */
	void tell(Pid child);

	/**
	 * Asks, then kills.
	 *
	 * @param timeout the time between the two
	 */
	record Within(Duration timeout) implements Shutdown {

		public Within {
			Nanos.of(timeout, "timeout");
		}

		@Override
		public Duration time() {
			return this.timeout;
		}

		@Override
		public void tell(Pid child) {
			child.sendExit(ExitReason.SHUTDOWN);
		}

	}

	/**
	 * Kills without asking.
	 */
	record BrutalKill() implements Shutdown {

		@Override
		public Duration time() {
			return Duration.ZERO;
		}

		@Override
		public void tell(Pid child) {
			child.kill();
		}

	}

	/**
	 * Asks, and waits.
	 */
	record Infinity() implements Shutdown {

		private static final Duration AGES = Duration.ofSeconds(Long.MAX_VALUE);

		@Override
		public Duration time() {
			return AGES;
		}

		@Override
		public void tell(Pid child) {
			child.sendExit(ExitReason.SHUTDOWN);
		}

	}

}
