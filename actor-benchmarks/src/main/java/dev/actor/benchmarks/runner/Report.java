package dev.actor.benchmarks.runner;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** The raw data, for people. */
final class Report {

	private static final String OWN = "actor";

	private static final String INTRODUCTION = """
			# Performance

			`actor-benchmarks/run` measured this and wrote this page from `actor-benchmarks/results/results.tsv`;
			do not edit it.

			Each run is a process of its own; the systems take turns within a workload, the workloads within a round.
			Messages are counted where they are received. A rate includes no start of the JVM, but its warm-up is short.
			Look at the load average below before you trust a figure: what else ran on the machine shows in all of them.

			""";

	private static final String SYSTEMS = """
			## Systems

			| | |
			|---|---|
			| `actor` | actors of this project, default options |
			| `actor-body` | its processes with a loop of their own, which `receive` |
			| `virtual-thread` | what needs no library: a virtual thread that takes from a `LinkedTransferQueue` |
			| `jox` | a virtual thread that takes from an unlimited `Channel` of Jox 1.0.1 |
			| `scheduled-executor` | the timers of the JDK: a `ScheduledThreadPoolExecutor` that forgets what is cancelled |
			| `pekko` | Apache Pekko Typed 1.7.0, default dispatcher |
			| `pekko-virtual` | the same on its `virtual-thread-executor`; on the default one, blocked handlers hold its few threads |
			| `erlang` | Erlang processes; `gen_server` for calls |
			| `erlang-gen-server` | `gen_server` throughout, the counterpart of an actor |

			`virtual-thread` and `jox` have no links, monitors, exit reasons or supervision.

			""";

	private static final String REPRODUCTION = """
			## Reproduce

			```bash
			actor-benchmarks/run                                           # everything, then this page
			actor-benchmarks/run --install-erlang                          # installs Erlang first: Debian, as root
			actor-benchmarks/run --rounds=1 --workloads='ping-pong|call'   # a part, which changes no file
			actor-benchmarks/run --report                                  # this page again
			```
			""";

	private final Results results;

	Report(Results results) {
		this.results = results;
	}

	/** One table for the console. */
	String table() {
		StringBuilder text = new StringBuilder();
		text.append(line("workload", "metric", "system", "median", "min", "max", "runs",
				OWN + " is better by a factor of"));
		for (Workload workload : Workload.values()) {
			for (Metric metric : workload.metrics()) {
				for (String system : workload.systems()) {
					Statistics statistics = this.results.of(workload, system, metric);
					if (statistics.count() > 0) {
						text.append(line(workload.id(), metric.title(), system, Statistics.text(statistics.median()),
								Statistics.text(statistics.min()), Statistics.text(statistics.max()),
								String.valueOf(statistics.count()), ratio(workload, system, metric)));
					}
				}
			}
		}
		return text.toString();
	}

	private static String line(String... columns) {
		return String.format(Locale.ROOT, "%-18s %-26s %-18s %8s %8s %8s %4s  %s%n", (Object[]) columns);
	}

	String page() {
		StringBuilder page = new StringBuilder(INTRODUCTION);
		page.append("## Where it is behind\n\n").append(behind()).append('\n');
		page.append("## Results\n\n");
		page.append("The last column says by what factor `actor` is better than the system, by the medians. ");
		page.append("In bold it is worse; ~ says that the ranges of the runs overlap.\n\n");
		for (Workload workload : Workload.values()) {
			page.append("### ").append(workload.id()).append("\n\n");
			page.append(workload.description()).append("\n\n");
			for (Metric metric : workload.metrics()) {
				page.append(table(workload, metric)).append('\n');
			}
		}
		page.append(SYSTEMS).append(machine()).append(REPRODUCTION);
		return page.toString();
	}

	private String behind() {
		StringBuilder text = new StringBuilder();
		for (Workload workload : Workload.values()) {
			for (Metric metric : workload.metrics()) {
				List<String> ahead = new ArrayList<>();
				for (String system : workload.systems()) {
					if (!system.startsWith(OWN) && factor(workload, system, metric) < 1) {
						ahead.add("`" + system + "` (" + ratio(workload, system, metric) + ")");
					}
				}
				if (!ahead.isEmpty()) {
					text.append("- ")
						.append(workload.id())
						.append(", ")
						.append(metric.title())
						.append(": ")
						.append(String.join(", ", ahead))
						.append('\n');
				}
			}
		}
		return text.isEmpty() ? "Nowhere, by the medians.\n"
				: "By the medians; ~ says that the ranges of the runs overlap.\n\n" + text;
	}

	private String table(Workload workload, Metric metric) {
		StringBuilder table = new StringBuilder();
		table.append("| ").append(metric.title()).append(" | median | min | max | runs | `actor` |\n");
		table.append("|---|---:|---:|---:|---:|---:|\n");
		for (String system : workload.systems()) {
			Statistics statistics = this.results.of(workload, system, metric);
			if (statistics.count() == 0) {
				continue;
			}
			String ratio = ratio(workload, system, metric);
			boolean worse = factor(workload, system, metric) < 1;
			table.append("| ")
				.append(String.join(" | ", system, Statistics.text(statistics.median()),
						Statistics.text(statistics.min()), Statistics.text(statistics.max()),
						String.valueOf(statistics.count()), worse ? "**" + ratio + "**" : ratio))
				.append(" |\n");
		}
		return table.toString();
	}

	private boolean overlaps(Workload workload, String system, Metric metric) {
		return this.results.of(workload, OWN, metric).overlaps(this.results.of(workload, system, metric));
	}

	/** How much better the own system is; not a number if nobody can say. */
	private double factor(Workload workload, String system, Metric metric) {
		Statistics own = this.results.of(workload, OWN, metric);
		Statistics other = this.results.of(workload, system, metric);
		if (system.equals(OWN) || own.count() == 0 || other.count() == 0 || own.median() == 0 || other.median() == 0) {
			return Double.NaN;
		}
		return metric.more() ? own.median() / other.median() : other.median() / own.median();
	}

	private String ratio(Workload workload, String system, Metric metric) {
		double factor = factor(workload, system, metric);
		if (Double.isNaN(factor)) {
			return "";
		}
		return String.format(Locale.ROOT, (factor >= 10) ? "%.0f×" : (factor >= 0.1) ? "%.2f×" : "%.4f×", factor)
				+ (overlaps(workload, system, metric) ? " ~" : "");
	}

	private String machine() {
		StringBuilder text = new StringBuilder("## Machine\n\n| | |\n|---|---|\n");
		this.results.machine()
			.forEach((key, value) -> text.append("| ").append(key).append(" | ").append(value).append(" |\n"));
		DoubleSummaryStatistics load = this.results.samples().stream().mapToDouble(Sample::load).summaryStatistics();
		text.append(String.format(Locale.ROOT, "| load average | %.1f to %.1f, %.1f in the mean, this included |%n%n",
				load.getMin(), load.getMax(), load.getAverage()));
		return text.toString();
	}

}
