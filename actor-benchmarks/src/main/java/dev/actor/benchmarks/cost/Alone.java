package dev.actor.benchmarks.cost;

import dev.actor.benchmarks.Figure;

/** Runs one workload in this JVM, and prints what came out. */
public final class Alone {

	private Alone() {
	}

	/**
	 * Prints a line for each figure: the system, the metric and the value, with tabs.
	 * @param arguments the workload and its size
	 * @throws Exception when the workload failed
	 */
	public static void main(String[] arguments) throws Exception {
		String workload = arguments[0];
		int size = Integer.parseInt(arguments[1]);
		switch (workload) {
			case "idle" -> IdleAllocation.measure(size);
			case "flooding" -> Flooding.measure(size);
			case "stand-ins" -> StandIns.measure(size);
			case "long-mailbox" -> LongMailbox.measure(size);
			case "monitors" -> ManyMonitors.measure(size);
			default -> Profile.measure(workload, size);
		}
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	static void print(String metric, double value) {
		new Figure("actor", metric, value).print();
	}

}
