package dev.actor.benchmarks.runner;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the command line says, as in {@code --rounds=5}.
 *
 * @param rounds how often each system runs each workload
 * @param slowRounds the same, for workloads that take long
 * @param warmup milliseconds before the figures of a rate
 * @param measure milliseconds of the figures of a rate
 * @param spin milliseconds in which processes compute
 * @param workloads which workloads to run
 * @param systems which systems to run
 * @param results where the raw data is kept
 * @param reportOnly whether to measure nothing
 */
record Options(int rounds, int slowRounds, int warmup, int measure, int spin, Pattern workloads, Pattern systems,
		Path results, boolean reportOnly) {

	static Options parse(String[] arguments) {
		Map<String, String> given = new TreeMap<>();
		for (String argument : arguments) {
			String[] parts = argument.split("=", 2);
			given.put(parts[0].toLowerCase(Locale.ROOT), (parts.length == 2) ? parts[1] : "");
		}
		String results = given.getOrDefault("--results", "results/results.tsv");
		int rounds = number(given.remove("--rounds"), 5);
		Options options = new Options(rounds, number(given.remove("--slow-rounds"), rounds),
				number(given.remove("--warmup"), 500), number(given.remove("--measure"), 1000),
				number(given.remove("--spin"), 10_000), pattern(given.remove("--workloads")),
				pattern(given.remove("--systems")), Path.of(results), given.remove("--report") != null);
		given.remove("--results");
		if (!given.isEmpty()) {
			throw new IllegalArgumentException(
					"There is no option " + given.keySet() + "; use --rounds, --slow-rounds, --warmup,"
							+ " --measure, --spin, --workloads, --systems, --results or --report");
		}
		return options;
	}

	private static int number(@Nullable String text, int otherwise) {
		return (text != null) ? Integer.parseInt(text) : otherwise;
	}

	private static Pattern pattern(@Nullable String text) {
		return Pattern.compile((text != null) ? text : ".*");
	}

	/** Whether the raw data replaces what is kept. */
	boolean isComplete() {
		return this.workloads.pattern().equals(".*") && this.systems.pattern().equals(".*");
	}

	boolean selects(Workload workload, String system) {
		return this.workloads.matcher(workload.id()).matches() && this.systems.matcher(system).matches();
	}

	int rounds(Workload workload) {
		return workload.isSlow() ? this.slowRounds : this.rounds;
	}

	int size(Workload workload) {
		return switch (workload) {
			case SPINNING_HANDLERS, SPINNING_BODY -> this.spin;
			default -> workload.size();
		};
	}

}
