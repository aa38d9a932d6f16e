package dev.actor.benchmarks.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Has JMH measure in a JVM of its own, of which nothing is known before.
 *
 * @param warmup milliseconds before the figures
 * @param measure milliseconds of the figures
 * @param flags of the JVM, besides its heap
 */
public record Rates(int warmup, int measure, List<String> flags) {

	/**
	 * Measures once.
	 * @param benchmark what
	 * @param system on which system
	 * @param profilers of JMH, which give more figures
	 * @return the figures by their metrics
	 * @throws RunnerException when it failed
	 */
	public Map<String, Double> measure(String benchmark, String system, String... profilers) throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().include("\\." + Pattern.quote(benchmark) + "$")
			.param("system", system)
			.forks(1)
			.jvmArgs(Child.flags(this.flags))
			.warmupIterations(1)
			.warmupTime(TimeValue.milliseconds(this.warmup))
			.measurementIterations(1)
			.measurementTime(TimeValue.milliseconds(this.measure))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true);
		for (String profiler : profilers) {
			options.addProfiler(profiler);
		}
		RunResult result = new Runner(options.build()).runSingle();
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put("rate", result.getPrimaryResult().getScore());
		result.getSecondaryResults().forEach((metric, secondary) -> figures.put(metric, secondary.getScore()));
		return figures;
	}

}
