package dev.actor.benchmarks.scale;

import java.time.Duration;

import dev.actor.benchmarks.Figure;
import dev.actor.benchmarks.contender.Contender;

/** Runs one workload on one system in this JVM, and prints what came out. */
public final class Scale {

	private Scale() {
	}

	/**
	 * Prints a line for each figure: the system, the metric and the value, with tabs.
	 * @param arguments the workload, the system, and the workload's own one: how many
	 * processes, or for how many milliseconds
	 * @throws Exception when the workload failed
	 */
	public static void main(String[] arguments) throws Exception {
		String workload = arguments[0];
		String system = arguments[1];
		int size = Integer.parseInt(arguments[2]);
		switch (workload) {
			case "memory" -> Memory.measure(system, Contender.named(system), size);
			case "blocking" -> Blocking.measure(system, Contender.named(system), size);
			case "idle" -> Idle.measure(system, Contender.named(system), size);
			case "rare-call" -> RareCall.measure(system, Contender.named(system), size);
			case "spinning-handlers" -> Fairness.spinningHandlers(system, Duration.ofMillis(size));
			case "spinning-body" -> Fairness.spinningBody(system, Duration.ofMillis(size));
			case "timers" -> Timers.measure(system, size);
			case "recovery" -> Recovery.measure(system, size);
			case "stale-mailbox" -> StaleMailbox.measure(system, size);
			default -> throw new IllegalArgumentException("There is no workload '" + workload + "'");
		}
		System.out.flush();
		// Some systems would go on.
		Runtime.getRuntime().halt(0);
	}

	static void print(String system, String metric, double value) {
		new Figure(system, metric, value).print();
	}

}
