package dev.actor.benchmarks;

/**
 * What a process of the operating system that measures tells to the one that started it.
 *
 * @param system the system
 * @param metric the metric
 * @param value the value
 */
public record Figure(String system, String metric, double value) {

	/**
	 * Reads what was printed.
	 * @param line a line
	 * @return the figure
	 */
	public static Figure parse(String line) {
		String[] fields = line.split("\t", -1);
		return new Figure(fields[0], fields[1], Double.parseDouble(fields[2]));
	}

	/** Prints a line, with tabs. */
	public void print() {
		System.out.println(this.system + "\t" + this.metric + "\t" + this.value);
	}

}
