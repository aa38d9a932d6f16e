package dev.actor.benchmarks.growth;

import java.io.IOException;
import java.util.List;

import dev.actor.benchmarks.Figure;
import dev.actor.benchmarks.runner.Child;
import dev.actor.benchmarks.runner.PartOptions;

/** Runs one workload at one size in this JVM, and prints what came out. */
public final class Load {

	private Load() {
	}

	/**
	 * Prints a line for each figure: the system, the metric and the value, with tabs.
	 * @param arguments the workload, its size, and the milliseconds of warm-up and of a
	 * measurement
	 * @throws Exception when the workload failed
	 */
	public static void main(String[] arguments) throws Exception {
		String workload = arguments[0];
		int size = Integer.parseInt(arguments[1]);
		int warmup = Integer.parseInt(arguments[2]);
		int measure = Integer.parseInt(arguments[3]);
		switch (workload) {
			case "processes" -> Processes.measure(size, warmup, measure);
			case "queued" -> Queued.measure(size, warmup, measure);
			case "pauses" -> Pauses.measure(size, warmup, measure);
			default -> throw new IllegalArgumentException("There is no workload '" + workload + "'");
		}
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	/** Has a JVM of its own do it. */
	static Child start(List<String> flags, String workload, int size, PartOptions options) throws IOException {
		return Child.java(flags, Load.class, workload, String.valueOf(size), String.valueOf(options.warmup()),
				String.valueOf(options.measure()));
	}

	static void print(String metric, double value) {
		new Figure("actor", metric, value).print();
	}

}
