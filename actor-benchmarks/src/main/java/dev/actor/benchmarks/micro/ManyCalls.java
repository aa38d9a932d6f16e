package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A thousand processes call one at the same time, with a timeout, again and again. */
public class ManyCalls extends CallBenchmark {

	private static final int CALLERS = 1000;

	private static final int CALLS = 100;

	@Override
	<A> Round round(Contender<A> contender) {
		return round(contender, CALLERS, CALLS);
	}

	/**
	 * Calls.
	 * @param percentiles reported beside the rate
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(CALLERS * CALLS)
	public void calls(Percentiles percentiles) throws Exception {
		run(percentiles);
	}

}
