package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.actor.benchmarks.Figure;
import dev.actor.benchmarks.scale.Scale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs each workload on each system, round after round, so that what happens on the
 * machine meanwhile hits all of them; each run in a process of its own.
 */
public final class Runner {

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
			Runner runner = new Runner(options, Erlang.find());
			Map<String, String> machine = Machine.describe(options);
			runner.run();
			results = new Results(machine, runner.samples);
		}
		if (options.isComplete()) {
			if (!options.reportOnly()) {
				results.write(options.results());
			}
			Files.writeString(REPORT, new Page(results).text());
		}
		System.out.println(new Table(results).text());
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
					.filter((system) -> this.erlang.isPresent() || !Erlang.is(system))
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
				if (benchmark != null && !Erlang.is(system)) {
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
				for (Figure figure : child.getValue().figures()) {
					// One run may give figures for two systems, but knows nothing of
					// Erlang's flags.
					String system = Erlang.is(child.getKey()) ? child.getKey() : figure.system();
					add(new Sample(workload.id(), system, figure.metric(), round, figure.value(), load));
				}
			}
			catch (IOException ex) {
				failed(workload, child.getKey(), ex);
			}
		}
	}

	private Child start(Workload workload, String system) throws IOException {
		int size = this.options.size(workload);
		if (Erlang.is(system)) {
			return this.erlang.orElseThrow().start(workload, system, size, this.options);
		}
		return Child.java(List.of(), Scale.class, workload.id(), system, String.valueOf(size));
	}

	private void rate(Workload workload, String benchmark, String system, int round, double load)
			throws RunnerException {
		this.options.rates()
			.measure(benchmark, system)
			.forEach((metric, value) -> add(new Sample(workload.id(), system, metric, round, value, load)));
	}

	private void add(Sample sample) {
		this.samples.add(sample);
		System.out.println(sample.line());
	}

	private static void failed(Workload workload, String system, @Nullable Exception reason) {
		System.out.println("FAILED\t" + workload.id() + "\t" + system + "\t" + reason);
	}

}
