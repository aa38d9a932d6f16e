package dev.actor.benchmarks.growth;

import java.util.List;

import dev.actor.benchmarks.runner.Study;

/**
 * Measures how figures grow with the number of processes and of messages, round after
 * round, each run in a process of its own.
 */
public final class Growth {

	private static final String INTRODUCTION = """
			# How it grows

			`actor-benchmarks/growth` measured this and wrote this page from `actor-benchmarks/results/growth.tsv`;
			do not edit it. How fast everything is beside other systems is in [performance.md](performance.md), what to set
			in [tuning.md](tuning.md).

			Each run is a process of its own. Figures are medians. Latencies are kept in an
			[HdrHistogram](https://github.com/HdrHistogram/HdrHistogram).

			""";

	private static final String REPRODUCTION = """
			## Reproduce

			```bash
			actor-benchmarks/growth                              # everything, then this page
			actor-benchmarks/growth --rounds=1 --parts=startup   # a part, which changes no file
			actor-benchmarks/growth --report                     # this page again
			```

			The parts are `processes`, `queued`, `pauses`, `startup` and `jars`.
			""";

	private Growth() {
	}

	/**
	 * Measures, keeps the raw data, and writes the page of the documentation. When only a
	 * part is measured, prints its section, and leaves both as they are.
	 * @param arguments see the command {@code growth}
	 * @throws Exception when something could not be written
	 */
	public static void main(String[] arguments) throws Exception {
		new Study("growth", INTRODUCTION, REPRODUCTION, "jars",
				List.of(new ProcessesPart(), new QueuedPart(), new PausesPart(), new StartupPart(), new JarsPart()))
			.run(arguments);
	}

}
