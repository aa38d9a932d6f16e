package dev.actor.benchmarks.runner;

import java.util.Locale;

/**
 * One figure of one run.
 *
 * @param workload the workload
 * @param system the system
 * @param metric the metric
 * @param round which round
 * @param value the figure
 * @param load the load average of the machine before the run
 */
public record Sample(String workload, String system, String metric, int round, double value, double load) {

	static final String HEADER = "workload\tsystem\tmetric\tround\tvalue\tload";

	static Sample parse(String line) {
		String[] fields = line.split("\t", -1);
		return new Sample(fields[0], fields[1], fields[2], Integer.parseInt(fields[3]), Double.parseDouble(fields[4]),
				Double.parseDouble(fields[5]));
	}

	/**
	 * As the raw data has it.
	 * @return a line
	 */
	public String line() {
		return String.join("\t", this.workload, this.system, this.metric, String.valueOf(this.round),
				String.format(Locale.ROOT, "%.6g", this.value), String.format(Locale.ROOT, "%.2f", this.load));
	}

}
