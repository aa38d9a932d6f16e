package dev.actor.benchmarks.runner;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What the command line says of a page of several parts, as in {@code --rounds=5}.
 *
 * @param rounds how often everything is measured
 * @param warmup milliseconds before the figures of a rate
 * @param measure milliseconds of the figures of a rate
 * @param parts which parts to measure
 * @param results where the raw data is kept
 * @param reportOnly whether to measure nothing
 */
public record PartOptions(int rounds, int warmup, int measure, Pattern parts, Path results, boolean reportOnly) {

	static PartOptions parse(String[] arguments, String results) {
		Arguments given = new Arguments(arguments);
		PartOptions options = new PartOptions(given.number("--rounds", 5), given.number("--warmup", 500),
				given.number("--measure", 1000), given.pattern("--parts"),
				Path.of(given.text("--results", "results/" + results)), given.has("--report"));
		given.refuseOthers();
		return options;
	}

	/** Whether the raw data replaces what is kept. */
	boolean isComplete() {
		return this.parts.pattern().equals(".*");
	}

	boolean selects(Part part) {
		return this.parts.matcher(part.id()).matches();
	}

}
