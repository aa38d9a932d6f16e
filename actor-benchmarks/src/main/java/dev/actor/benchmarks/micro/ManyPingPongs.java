package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A thousand pairs of processes send one message to and fro, all at the same time. */
public class ManyPingPongs extends RoundBenchmark {

	private static final int PAIRS = 1000;

	private static final int TRIPS = 200;

	@Override
	<A> Round round(Contender<A> contender) {
		return Circle.round(contender, PAIRS, 2, 2 * TRIPS);
	}

	/**
	 * Round trips.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(PAIRS * TRIPS)
	public void roundTrips() throws Exception {
		run();
	}

}
