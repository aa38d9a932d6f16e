package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A process calls another one, with a timeout, again and again. */
public class Call extends CallBenchmark {

	private static final int CALLS = 5_000;

	@Override
	<A> Round round(Contender<A> contender) {
		return round(contender, 1, CALLS);
	}

	/**
	 * Calls.
	 * @param percentiles reported beside the rate
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(CALLS)
	public void calls(Percentiles percentiles) throws Exception {
		run(percentiles);
	}

}
