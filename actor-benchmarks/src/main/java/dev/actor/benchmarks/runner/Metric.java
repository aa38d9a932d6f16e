package dev.actor.benchmarks.runner;

/**
 * A figure of a workload.
 *
 * @param id how it is called in the raw data
 * @param title how it is called in tables, with its unit
 * @param more whether more is better
 */
record Metric(String id, String title, boolean more) {

	static Metric more(String id, String title) {
		return new Metric(id, title, true);
	}

	static Metric less(String id, String title) {
		return new Metric(id, title, false);
	}

}
