package dev.actor.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure in a JVM of its own, of which nothing is known before. */
final class Rates {

	private Rates() {
	}

	/**
	 * Measures once.
	 * @param benchmark what
	 * @param system on which system
	 * @param options for how long
	 * @return the figures by their metrics
	 * @throws RunnerException when it failed
	 */
	static Map<String, Double> measure(String benchmark, String system, Options options) throws RunnerException {
		RunResult result = new Runner(new OptionsBuilder().include("\\." + Pattern.quote(benchmark) + "$")
			.param("system", system)
			.forks(1)
			.jvmArgs(Child.HEAP)
			.warmupIterations(1)
			.warmupTime(TimeValue.milliseconds(options.warmup()))
			.measurementIterations(1)
			.measurementTime(TimeValue.milliseconds(options.measure()))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true)
			.build()).runSingle();
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put("rate", result.getPrimaryResult().getScore());
		result.getSecondaryResults().forEach((metric, secondary) -> figures.put(metric, secondary.getScore()));
		return figures;
	}

}
