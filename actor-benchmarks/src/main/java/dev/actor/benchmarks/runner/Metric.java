package dev.actor.benchmarks.runner;

import java.util.List;

/**
 * A figure of a workload.
 *
 * @param id how it is called in the raw data
 * @param title how it is called in tables, with its unit
 * @param more whether more is better
 */
record Metric(String id, String title, boolean more) {

	static final List<Metric> CALLS = List.of(more("rate", "calls/s"), less("p50", "p50, µs"), less("p99", "p99, µs"));

	static Metric more(String id, String title) {
		return new Metric(id, title, true);
	}

	static Metric less(String id, String title) {
		return new Metric(id, title, false);
	}

}
