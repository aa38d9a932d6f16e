package dev.actor.benchmarks.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the command line says, as in {@code --rounds=5}.
 *
 * @param rounds how often each system runs each workload
 * @param slowRounds the same, for workloads without a goal, which all take long
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
		Arguments given = new Arguments(arguments);
		int rounds = given.number("--rounds", 5);
		Options options = new Options(rounds, given.number("--slow-rounds", Math.min(rounds, 3)),
				given.number("--warmup", 1500), given.number("--measure", 1000), given.number("--spin", 5000),
				given.pattern("--workloads"), given.pattern("--systems"),
				Path.of(given.text("--results", "results/results.tsv")), given.has("--report"));
		given.refuseOthers();
		return options;
	}

	/** For how long rates are measured. */
	Rates rates() {
		return new Rates(this.warmup, this.measure, List.of());
	}

	/** Whether the raw data replaces what is kept. */
	boolean isComplete() {
		return this.workloads.pattern().equals(".*") && this.systems.pattern().equals(".*");
	}

	boolean selects(Workload workload, String system) {
		return this.workloads.matcher(workload.id()).matches() && this.systems.matcher(system).matches();
	}

	int rounds(Workload workload) {
		return Goals.has(workload) ? this.rounds : this.slowRounds;
	}

	int size(Workload workload) {
		return switch (workload) {
			case SPINNING_HANDLERS, SPINNING_BODY -> this.spin;
			default -> workload.size();
		};
	}

}
