package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two processes send one message to and fro. */
public class PingPong extends RoundBenchmark {

	private static final int TRIPS = 20_000;

	@Override
	<A> Round round(Contender<A> contender) {
		return Circle.round(contender, 2, 2 * TRIPS);
	}

	/**
	 * Round trips.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(TRIPS)
	public void roundTrips() throws Exception {
		run();
	}

}
