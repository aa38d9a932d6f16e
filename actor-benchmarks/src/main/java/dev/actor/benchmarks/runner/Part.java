package dev.actor.benchmarks.runner;

import java.util.List;

/** A section of a page, and what is measured for it. */
public interface Part {

	/**
	 * How the command line calls it.
	 * @return its name
	 */
	String id();

	/**
	 * How often it is measured, when others are that often.
	 * @param rounds how often others are
	 * @return how often this one is
	 */
	default int rounds(int rounds) {
		return rounds;
	}

	/**
	 * Measures everything once.
	 * @param round which round it is
	 * @param options what the command line says
	 * @return the figures
	 * @throws Exception when something could not be measured
	 */
	List<Sample> measure(int round, PartOptions options) throws Exception;

	/**
	 * For people.
	 * @param results the raw data
	 * @return the section, with its heading
	 */
	String section(Results results);

}
