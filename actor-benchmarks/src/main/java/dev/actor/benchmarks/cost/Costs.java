package dev.actor.benchmarks.cost;

import java.util.List;

import dev.actor.benchmarks.runner.Study;

/**
 * Measures what options and rare situations cost, round after round, each run in a
 * process of its own.
 */
public final class Costs {

	private static final String INTRODUCTION = """
			# What options and rare situations cost

			`actor-benchmarks/costs` measured this and wrote this page from `actor-benchmarks/results/costs.tsv`;
			do not edit it. How fast everything is with default options, beside other systems, is in
			[performance.md](performance.md).

			Each run is a process of its own. Figures are medians.

			""";

	private static final String REPRODUCTION = """
			## Reproduce

			```bash
			actor-benchmarks/costs                              # everything, then this page
			actor-benchmarks/costs --rounds=1 --parts=profile   # a part, which changes no file
			actor-benchmarks/costs --report                     # this page again
			```

			The parts are `watched`, `allocation`, `profile` and `worst`.
			""";

	private Costs() {
	}

	/**
	 * Measures, keeps the raw data, and writes the page of the documentation. When only a
	 * part is measured, prints its section, and leaves both as they are.
	 * @param arguments see the command {@code costs}
	 * @throws Exception when something could not be written
	 */
	public static void main(String[] arguments) throws Exception {
		new Study("costs", INTRODUCTION, REPRODUCTION, "allocation and profiles",
				List.of(new WatchedPart(), new AllocationPart(), new ProfilePart(), new WorstPart()))
			.run(arguments);
	}

}
