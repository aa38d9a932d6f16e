package dev.actor.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Workers that are closed: they take what is given to them and run nothing, so that a
 * test can count it. Waits for nobody, hence good for millions of rounds.
 */
public final class Halted {

	private final Workers workers;

	private final Map<Activation, Integer> counts = new HashMap<>();

	public Halted(Scheduler scheduler) {
		this.workers = (Workers) scheduler;
		this.workers.close();
	}

	Workers workers() {
		return this.workers;
	}

	/** How often something was scheduled since it was asked for last. */
	public synchronized int take(Activation task) {
		for (Activation next = this.workers.injected(); next != null; next = this.workers.injected()) {
			this.counts.merge(next, 1, Integer::sum);
		}
		return Objects.requireNonNullElse(this.counts.remove(task), 0);
	}

}
