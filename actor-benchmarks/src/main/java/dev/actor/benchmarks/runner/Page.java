package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The raw data, as a page of the documentation. */
final class Page {

	private static final String FLOOR = "floor";

	private final Results results;

	private final Comparison comparison;

	Page(Results results) {
		this.results = results;
		this.comparison = new Comparison(results);
	}

	String text() throws IOException {
		StringBuilder page = new StringBuilder(part("introduction"));
		page.append("## Goals\n\n").append(new GoalTable(this.results).markdown()).append('\n');
		page.append("## Where it is behind\n\n").append(behind()).append('\n');
		page.append("## Results\n\n");
		page.append("The last column says by what factor the first system is better, by the medians. ");
		page.append("In bold it is worse; ~ says that the ranges of the runs overlap.\n\n");
		for (Workload workload : Workload.values()) {
			if (this.results.has(workload)) {
				page.append(section(workload));
			}
		}
		page.append(part("systems")).append(this.results.machineSection()).append(part("reproduction"));
		return page.toString();
	}

	private static String part(String name) throws IOException {
		try (InputStream resource = Page.class.getResourceAsStream("/page/" + name + ".md")) {
			return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private String behind() {
		StringBuilder text = new StringBuilder();
		for (Workload workload : Workload.values()) {
			for (Metric metric : workload.metrics()) {
				List<String> ahead = new ArrayList<>();
				for (String system : workload.systems()) {
					boolean rival = !system.startsWith(Comparison.OWN) && !system.equals(FLOOR);
					if (rival && this.comparison.factor(workload, system, metric) < 1) {
						ahead.add("`" + system + "` (" + this.comparison.text(workload, system, metric) + ")");
					}
				}
				if (!ahead.isEmpty()) {
					text.append("- %s, %s: %s%n".formatted(workload.id(), metric.title(), String.join(", ", ahead)));
				}
			}
		}
		return text.isEmpty() ? "Nowhere, by the medians.\n"
				: "By the medians; ~ says that the ranges of the runs overlap.\n\n" + text;
	}

	private String section(Workload workload) {
		StringBuilder section = new StringBuilder("### %s%n%n%s%n%n".formatted(workload.id(), workload.description()));
		for (Metric metric : workload.metrics()) {
			section.append(table(workload, metric)).append('\n');
		}
		return section.toString();
	}

	private String table(Workload workload, Metric metric) {
		StringBuilder table = new StringBuilder();
		table.append("| ").append(metric.title()).append(" | median | min | max | runs | `" + workload.own() + "` |\n");
		table.append("|---|---:|---:|---:|---:|---:|\n");
		for (String system : workload.systems()) {
			Statistics statistics = this.results.of(workload, system, metric);
			if (statistics.count() == 0) {
				continue;
			}
			String ratio = this.comparison.text(workload, system, metric);
			boolean worse = this.comparison.factor(workload, system, metric) < 1;
			table.append("| ")
				.append(String.join(" | ", system, Statistics.text(statistics.median()),
						Statistics.text(statistics.min()), Statistics.text(statistics.max()),
						String.valueOf(statistics.count()), worse ? "**" + ratio + "**" : ratio))
				.append(" |\n");
		}
		return table.toString();
	}

}
