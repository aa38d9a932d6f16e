package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.actor.benchmarks.scale.Scale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs each workload on each system, round after round, so that what happens on the
 * machine meanwhile hits all of them; each run in a process of its own.
 */
public final class Runner {

	/** The heap of each JVM. */
	public static final String HEAP = "-Xmx8g";

	private static final Path REPORT = Path.of("../docs/performance.md");

	private final Options options;

	private final Optional<Erlang> erlang;

	private final List<Sample> samples = new ArrayList<>();

	private Runner(Options options, Optional<Erlang> erlang) {
		this.options = options;
		this.erlang = erlang;
	}

	/**
	 * Measures, keeps the raw data, prints a table and writes the page of the
	 * documentation. When only a part is measured, the raw data and the page stay as they
	 * are.
	 * @param arguments see {@link Options}
	 * @throws Exception when something could not be written
	 */
	public static void main(String[] arguments) throws Exception {
		// Others measure on their own.
		System.setProperty("jmh.ignoreLock", "true");
		Options options = Options.parse(arguments);
		Results results;
		if (options.reportOnly()) {
			results = Results.read(options.results());
		}
		else {
			Path directory = Files.createTempDirectory("benchmarks");
			Runner runner = new Runner(options, Erlang.find(directory));
			Map<String, String> machine = Machine.describe(options);
			runner.run();
			results = new Results(machine, runner.samples);
		}
		if (options.isComplete()) {
			if (!options.reportOnly()) {
				results.write(options.results());
			}
			Files.writeString(REPORT, new Report(results).page());
		}
		System.out.println(new Report(results).table());
	}

	private void run() throws InterruptedException {
		for (int round = 1; round <= this.options.rounds(); round++) {
			for (Workload workload : Workload.values()) {
				if (round > this.options.rounds(workload)) {
					continue;
				}
				List<String> systems = workload.systems()
					.stream()
					.filter((system) -> this.options.selects(workload, system))
					.filter((system) -> !workload.isByProduct(system))
					.filter((system) -> this.erlang.isPresent() || !system.startsWith("erlang"))
					.toList();
				if (workload.isParallel()) {
					run(workload, systems, round);
				}
				else {
					for (String system : systems) {
						run(workload, List.of(system), round);
					}
				}
			}
		}
	}

	/** Runs some systems at the same time. */
	private void run(Workload workload, List<String> systems, int round) throws InterruptedException {
		double load = Machine.load();
		String benchmark = workload.benchmark();
		Map<String, Child> children = new LinkedHashMap<>();
		for (String system : systems) {
			try {
				if (benchmark != null && !system.startsWith("erlang")) {
					rate(workload, benchmark, system, round, load);
				}
				else {
					children.put(system, start(workload, system));
				}
			}
			catch (IOException | RunnerException ex) {
				failed(workload, system, ex);
			}
		}
		for (Map.Entry<String, Child> child : children.entrySet()) {
			try {
				for (String line : child.getValue().lines()) {
					String[] fields = line.split("\t", -1);
					add(new Sample(workload.id(), fields[0], fields[1], round, Double.parseDouble(fields[2]), load));
				}
			}
			catch (IOException ex) {
				failed(workload, child.getKey(), ex);
			}
		}
	}

	private Child start(Workload workload, String system) throws IOException {
		int size = this.options.size(workload);
		if (system.startsWith("erlang")) {
			return this.erlang.orElseThrow().start(workload, system, size, this.options);
		}
		return Child.start(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-cp",
				System.getProperty("java.class.path"), Scale.class.getName(), workload.id(), system,
				String.valueOf(size)));
	}

	private void rate(Workload workload, String benchmark, String system, int round, double load)
			throws RunnerException {
		RunResult result = new org.openjdk.jmh.runner.Runner(
				new OptionsBuilder().include("\\." + Pattern.quote(benchmark) + "$")
					.param("system", system)
					.forks(1)
					.jvmArgs(HEAP)
					.warmupIterations(1)
					.warmupTime(TimeValue.milliseconds(this.options.warmup()))
					.measurementIterations(1)
					.measurementTime(TimeValue.milliseconds(this.options.measure()))
					.verbosity(VerboseMode.SILENT)
					.shouldFailOnError(true)
					.build())
			.runSingle();
		add(new Sample(workload.id(), system, "rate", round, result.getPrimaryResult().getScore(), load));
		result.getSecondaryResults()
			.forEach((metric,
					secondary) -> add(new Sample(workload.id(), system, metric, round, secondary.getScore(), load)));
	}

	private void add(Sample sample) {
		this.samples.add(sample);
		System.out.println(sample.line());
	}

	private static void failed(Workload workload, String system, @Nullable Exception reason) {
		System.out.println("FAILED\t" + workload.id() + "\t" + system + "\t" + reason);
	}

}
