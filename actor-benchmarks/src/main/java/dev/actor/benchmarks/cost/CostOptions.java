package dev.actor.benchmarks.cost;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the command line says, as in {@code --rounds=5}.
 *
 * @param rounds how often everything is measured
 * @param warmup milliseconds before the figures of a rate
 * @param measure milliseconds of the figures of a rate
 * @param parts which parts to measure
 * @param results where the raw data is kept
 * @param reportOnly whether to measure nothing
 */
record CostOptions(int rounds, int warmup, int measure, Pattern parts, Path results, boolean reportOnly) {

	private static final String ALL = ".*";

	static CostOptions parse(String[] arguments) {
		Map<String, String> given = new TreeMap<>();
		for (String argument : arguments) {
			String[] parts = argument.split("=", 2);
			given.put(parts[0], (parts.length == 2) ? parts[1] : "");
		}
		CostOptions options = new CostOptions(number(given, "--rounds", 5), number(given, "--warmup", 500),
				number(given, "--measure", 1000), Pattern.compile(text(given, "--parts", ALL)),
				Path.of(text(given, "--results", "results/costs.tsv")), given.remove("--report") != null);
		if (!given.isEmpty()) {
			throw new IllegalArgumentException("There is no option " + given.keySet()
					+ "; use --rounds, --warmup, --measure, --parts, --results or --report");
		}
		return options;
	}

	private static String text(Map<String, String> given, String option, String otherwise) {
		String text = given.remove(option);
		return (text != null) ? text : otherwise;
	}

	private static int number(Map<String, String> given, String option, int otherwise) {
		return Integer.parseInt(text(given, option, String.valueOf(otherwise)));
	}

	/** Whether the raw data replaces what is kept. */
	boolean isComplete() {
		return this.parts.pattern().equals(ALL);
	}

	boolean selects(Part part) {
		return this.parts.matcher(part.id()).matches();
	}

}
