package dev.actor.benchmarks.micro;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A process sends to another one as fast as it can; that one counts. */
public class FloodOfProcess extends RoundBenchmark {

	private static final int MESSAGES = 500_000;

	@Override
	<A> Round round(Contender<A> contender) {
		Counter counter = new Counter(MESSAGES);
		A receiver = contender.start(counter);
		Object message = new Object();
		A sender = contender.start((go) -> {
			for (int i = 0; i < MESSAGES; i++) {
				contender.send(receiver, message);
			}
			return true;
		});
		return () -> {
			contender.send(sender, "go");
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
