package dev.actor.benchmarks.cost;

import java.util.List;

import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;

/** A section of the page, and what is measured for it. */
interface Part {

	/** How the command line calls it. */
	String id();

	/** How often it is measured, when others are that often. */
	default int rounds(int rounds) {
		return rounds;
	}

	/** Measures everything once. */
	List<Sample> measure(int round, CostOptions options) throws Exception;

	/** For people. */
	String section(Results results);

}
