package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of the documentation of several parts, which are measured round after round.
 *
 * @param name the page is {@code docs/performance-NAME.md}, the raw data
 * {@code results/NAME.tsv}
 * @param introduction what the page begins with
 * @param reproduction what it ends with
 * @param fewer which parts are measured less often, for the description of the rounds
 * @param parts its parts
 */
public record Study(String name, String introduction, String reproduction, String fewer, List<Part> parts) {

	/**
	 * Measures, keeps the raw data, and writes the page. When only a part is measured,
	 * prints its section, and leaves both as they are.
	 * @param arguments see {@link PartOptions}
	 * @throws Exception when something could not be measured or written
	 */
	public void run(String[] arguments) throws Exception {
		// Others measure on their own.
		System.setProperty("jmh.ignoreLock", "true");
		PartOptions options = PartOptions.parse(arguments, this.name + ".tsv");
		Results results = options.reportOnly() ? Results.read(options.results()) : measure(options);
		if (options.isComplete()) {
			if (!options.reportOnly()) {
				results.write(options.results());
			}
			Files.writeString(Path.of("../docs/performance-" + this.name + ".md"), page(results));
		}
		else {
			this.parts.stream().filter(options::selects).forEach((part) -> System.out.println(part.section(results)));
		}
	}

	private Results measure(PartOptions options) throws Exception {
		Map<String, String> machine = describe(options);
		List<Sample> samples = new ArrayList<>();
		for (int round = 1; round <= options.rounds(); round++) {
			for (Part part : this.parts) {
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

	private Map<String, String> describe(PartOptions options) throws IOException, InterruptedException {
		Map<String, String> machine = new LinkedHashMap<>(Machine.describe());
		machine.put("rounds", "%d; fewer of %s".formatted(options.rounds(), this.fewer));
		machine.put("rates", "%d ms after %d ms of warm-up".formatted(options.measure(), options.warmup()));
		return machine;
	}

	private String page(Results results) {
		StringBuilder page = new StringBuilder(this.introduction);
		this.parts.forEach((part) -> page.append(part.section(results)).append('\n'));
		return page.append(results.machineSection()).append(this.reproduction).toString();
	}

}
