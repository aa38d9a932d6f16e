package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.actor.benchmarks.runner.Child;
import dev.actor.benchmarks.runner.PartOptions;
import dev.actor.benchmarks.runner.Rates;
import dev.actor.benchmarks.runner.Sample;
import dev.actor.benchmarks.runner.Start;
import org.openjdk.jmh.runner.RunnerException;

/** Other JVMs that measure something. */
final class Launch {

	/** Logs nothing, and has no MDC. */
	private static final String SILENT = "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider";

	private static final String QUIET = "-Dslf4j.internal.verbosity=WARN";

	private static final String LOGGING = "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider";

	private Launch() {
	}

	/** Runs a benchmark. */
	static Map<String, Double> benchmark(String benchmark, String system, PartOptions options, String... profilers)
			throws RunnerException {
		List<String> flags = List.of(system.equals("actor-mdc") ? LOGGING : SILENT, QUIET);
		return new Rates(options.warmup(), options.measure(), flags).measure(benchmark, system, profilers);
	}

	/** Runs {@link Alone}. */
	static List<Sample> alone(String prefix, String workload, int size, int round)
			throws IOException, InterruptedException {
		return Start.samples(prefix + workload, round,
				() -> Child.java(List.of(SILENT, QUIET), Alone.class, workload, String.valueOf(size)));
	}

}
