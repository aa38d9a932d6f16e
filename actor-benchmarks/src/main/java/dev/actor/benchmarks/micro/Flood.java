package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A thread sends to one process as fast as it can; the process counts. */
public class Flood extends RoundBenchmark {

	private static final int MESSAGES = 500_000;

	@Override
	<A> Round round(Contender<A> contender) {
		Counter counter = new Counter(MESSAGES);
		A receiver = contender.start(counter);
		Object message = new Object();
		return () -> {
			for (int i = 0; i < MESSAGES; i++) {
				contender.send(receiver, message);
			}
			counter.awaitFull();
		};
	}

	/**
	 * Messages.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void messages() throws Exception {
		run();
	}

}
