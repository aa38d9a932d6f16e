package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two threads send to one process as fast as they can; the process counts. */
public class FloodOfTwo extends RoundBenchmark {

	private static final int MESSAGES = 1_000_000;

	@Override
	<A> Round round(Contender<A> contender) {
		Counter counter = new Counter(MESSAGES);
		A receiver = contender.start(counter);
		Object message = new Object();
		Runnable half = () -> {
			for (int i = 0; i < MESSAGES / 2; i++) {
				contender.send(receiver, message);
			}
		};
		return () -> {
			Thread other = Thread.ofPlatform().start(half);
			half.run();
			other.join();
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
