package dev.actor.benchmarks.runner;

import java.util.Locale;

/** The raw data, for the console. */
final class Table {

	private final Results results;

	private final Comparison comparison;

	Table(Results results) {
		this.results = results;
		this.comparison = new Comparison(results);
	}

	String text() {
		StringBuilder text = new StringBuilder();
		text.append(line("workload", "metric", "system", "median", "min", "max", "runs",
				"the first one is better by a factor of"));
		for (Workload workload : Workload.values()) {
			for (Metric metric : workload.metrics()) {
				for (String system : workload.systems()) {
					Statistics statistics = this.results.of(workload, system, metric);
					if (statistics.count() > 0) {
						text.append(line(workload.id(), metric.title(), system, Statistics.text(statistics.median()),
								Statistics.text(statistics.min()), Statistics.text(statistics.max()),
								String.valueOf(statistics.count()), this.comparison.text(workload, system, metric)));
					}
				}
			}
		}
		return text.append('\n').append(new GoalTable(this.results).text()).toString();
	}

	private static String line(String... columns) {
		return String.format(Locale.ROOT, "%-18s %-26s %-24s %8s %8s %8s %4s  %s%n", (Object[]) columns);
	}

}
