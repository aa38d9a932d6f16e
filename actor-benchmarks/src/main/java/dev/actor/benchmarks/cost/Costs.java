package dev.actor.benchmarks.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.benchmarks.runner.Machine;
import dev.actor.benchmarks.runner.Results;
import dev.actor.benchmarks.runner.Sample;

/**
 * Measures what options and rare situations cost, round after round, each run in a
 * process of its own.
 */
public final class Costs {

	private static final Path PAGE = Path.of("../docs/performance-costs.md");

	private Costs() {
	}

	/**
	 * Measures, keeps the raw data, and writes the page of the documentation. When only a
	 * part is measured, prints its section, and leaves both as they are.
	 * @param arguments see {@link CostOptions}
	 * @throws Exception when something could not be written
	 */
	public static void main(String[] arguments) throws Exception {
		// Others measure on their own.
		System.setProperty("jmh.ignoreLock", "true");
		CostOptions options = CostOptions.parse(arguments);
		List<Part> parts = List.of(new WatchedPart(), new AllocationPart(), new ProfilePart(), new WorstPart());
		Results results = options.reportOnly() ? Results.read(options.results()) : measure(parts, options);
		CostPage page = new CostPage(parts);
		if (options.isComplete()) {
			if (!options.reportOnly()) {
				results.write(options.results());
			}
			Files.writeString(PAGE, page.text(results));
		}
		else {
			parts.stream().filter(options::selects).forEach((part) -> System.out.println(part.section(results)));
		}
	}

	private static Results measure(List<Part> parts, CostOptions options) throws Exception {
		Map<String, String> machine = new LinkedHashMap<>(Machine.describe());
		machine.put("rounds", "%d; fewer of allocation and profiles".formatted(options.rounds()));
		machine.put("rates", "%d ms after %d ms of warm-up".formatted(options.measure(), options.warmup()));
		List<Sample> samples = new ArrayList<>();
		for (int round = 1; round <= options.rounds(); round++) {
			for (Part part : parts) {
				if (options.selects(part) && round <= part.rounds(options.rounds())) {
					for (Sample sample : part.measure(round, options)) {
						samples.add(sample);
						System.out.println(sample.line());
					}
				}
			}
		}
		return new Results(machine, samples);
	}

}
