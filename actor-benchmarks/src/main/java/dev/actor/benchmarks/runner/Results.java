package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The raw data: a file with a line for each figure, after lines that say where it was
 * measured.
 *
 * @param machine what was measured, and where
 * @param samples the figures
 */
public record Results(Map<String, String> machine, List<Sample> samples) {

	private static final String COMMENT = "# ";

	/**
	 * Reads a file.
	 * @param file the file
	 * @return its contents
	 * @throws IOException when it could not be read
	 */
	public static Results read(Path file) throws IOException {
		Map<String, String> machine = new LinkedHashMap<>();
		List<Sample> samples = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			if (line.startsWith(COMMENT)) {
				int colon = line.indexOf(": ");
				machine.put(line.substring(COMMENT.length(), colon), line.substring(colon + 2));
			}
			else if (!line.equals(Sample.HEADER)) {
				samples.add(Sample.parse(line));
			}
		}
		return new Results(machine, samples);
	}

	/**
	 * Writes a file.
	 * @param file the file
	 * @throws IOException when it could not be written
	 */
	public void write(Path file) throws IOException {
		List<String> lines = new ArrayList<>();
		this.machine.forEach((key, value) -> lines.add(COMMENT + key + ": " + value));
		lines.add(Sample.HEADER);
		this.samples.forEach((sample) -> lines.add(sample.line()));
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.write(file, lines);
	}

	/**
	 * Where it was measured, as a section of a page.
	 * @return the section, with its heading
	 */
	public String machineSection() {
		StringBuilder text = new StringBuilder("## Machine\n\n| | |\n|---|---|\n");
		this.machine.forEach((key, value) -> text.append("| ").append(key).append(" | ").append(value).append(" |\n"));
		DoubleSummaryStatistics load = this.samples.stream().mapToDouble(Sample::load).summaryStatistics();
		text.append(String.format(Locale.ROOT, "| load average | %.1f to %.1f, %.1f in the mean, this included |%n%n",
				load.getMin(), load.getMax(), load.getAverage()));
		return text.toString();
	}

	boolean has(Workload workload) {
		return this.samples.stream().anyMatch((sample) -> sample.workload().equals(workload.id()));
	}

	Statistics of(Workload workload, String system, Metric metric) {
		return of(workload.id(), system, metric.id());
	}

	/**
	 * The figures of all rounds.
	 * @param workload the workload
	 * @param system the system
	 * @param metric the metric
	 * @return what they are together
	 */
	public Statistics of(String workload, String system, String metric) {
		return new Statistics(this.samples.stream()
			.filter((sample) -> sample.workload().equals(workload) && sample.system().equals(system)
					&& sample.metric().equals(metric))
			.mapToDouble(Sample::value)
			.sorted()
			.toArray());
	}

}
