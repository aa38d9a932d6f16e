package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** One message goes round a ring of 100,000 processes. */
public class LargeRing extends RoundBenchmark {

	private static final int HOPS = 200_000;

	@Override
	<A> Round round(Contender<A> contender) {
		return Circle.round(contender, 100_000, HOPS);
	}

	/**
	 * Hops.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(HOPS)
	public void hops() throws Exception {
		run();
	}

}
