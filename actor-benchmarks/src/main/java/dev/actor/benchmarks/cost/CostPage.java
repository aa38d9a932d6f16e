package dev.actor.benchmarks.cost;

import java.util.List;

import dev.actor.benchmarks.runner.Results;

/** The page of the documentation. */
final class CostPage {

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

	private final List<Part> parts;

	CostPage(List<Part> parts) {
		this.parts = parts;
	}

	String text(Results results) {
		StringBuilder page = new StringBuilder(INTRODUCTION);
		this.parts.forEach((part) -> page.append(part.section(results)).append('\n'));
		return page.append(results.machineSection()).append(REPRODUCTION).toString();
	}

}
