package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.actor.benchmarks.runner.Child;
import dev.actor.benchmarks.runner.Machine;
import dev.actor.benchmarks.runner.Runner;
import dev.actor.benchmarks.runner.Sample;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Other JVMs that measure something. */
final class Launch {

	/** Logs nothing, and has no MDC. */
	private static final String SILENT = "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider";

	private static final String QUIET = "-Dslf4j.internal.verbosity=WARN";

	private static final String LOGGING = "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider";

	private Launch() {
	}

	/** Runs a benchmark. */
	static RunResult benchmark(String benchmark, String system, CostOptions options, boolean allocation)
			throws RunnerException {
		ChainedOptionsBuilder builder = new OptionsBuilder().include("\\." + benchmark.replace(".", "\\.") + "$")
			.param("system", system)
			.forks(1)
			.jvmArgs(Child.HEAP, system.equals("actor-mdc") ? LOGGING : SILENT, QUIET)
			.warmupIterations(1)
			.warmupTime(TimeValue.milliseconds(options.warmup()))
			.measurementIterations(1)
			.measurementTime(TimeValue.milliseconds(options.measure()))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true);
		if (allocation) {
			builder.addProfiler("gc");
		}
		return new org.openjdk.jmh.runner.Runner(builder.build()).runSingle();
	}

	/** Runs {@link Alone}. */
	static List<Sample> alone(String prefix, String workload, int size, int round)
			throws IOException, InterruptedException {
		return samples(prefix, workload, round,
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), Child.HEAP, SILENT, QUIET,
						"-cp", System.getProperty("java.class.path"), Alone.class.getName(), workload,
						String.valueOf(size)));
	}

	/** Takes what a command prints: a system, a metric and a value in each line. */
	static List<Sample> samples(String prefix, String workload, int round, List<String> command)
			throws IOException, InterruptedException {
		double load = Machine.load();
		List<Sample> samples = new ArrayList<>();
		for (String line : Child.start(command).lines()) {
			String[] fields = line.split("\t", -1);
			samples
				.add(new Sample(prefix + workload, fields[0], fields[1], round, Double.parseDouble(fields[2]), load));
		}
		return samples;
	}

}
