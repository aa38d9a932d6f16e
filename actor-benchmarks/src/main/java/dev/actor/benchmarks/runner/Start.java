package dev.actor.benchmarks.runner;

import java.io.IOException;
import java.util.List;

/** A process of the operating system that is to be started. */
@FunctionalInterface
public interface Start {

	/**
	 * Starts it.
	 * @return the process
	 * @throws IOException when it could not be started
	 */
	Child child() throws IOException;

	/**
	 * Starts one, and takes the figures that it prints.
	 * @param workload what it measures
	 * @param round which round it is
	 * @param start how to start it
	 * @return the figures
	 * @throws IOException when it failed
	 * @throws InterruptedException when the wait was interrupted
	 */
	static List<Sample> samples(String workload, int round, Start start) throws IOException, InterruptedException {
		double load = Machine.load();
		return start.child()
			.figures()
			.stream()
			.map((figure) -> new Sample(workload, figure.system(), figure.metric(), round, figure.value(), load))
			.toList();
	}

}
