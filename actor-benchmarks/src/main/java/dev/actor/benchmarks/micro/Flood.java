package dev.actor.benchmarks.micro;

import java.util.concurrent.Semaphore;

import dev.actor.benchmarks.contender.Contender;
import dev.actor.benchmarks.contender.Handler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A thread sends to one process as fast as it can; the process counts. */
public class Flood extends RoundBenchmark {

	private static final int MESSAGES = 500_000;

	private static final class Counter implements Handler {

		private final Semaphore full = new Semaphore(0);

		private int count;

		@Override
		public boolean handle(Object message) {
			if (++this.count == MESSAGES) {
				this.count = 0;
				this.full.release();
			}
			return true;
		}

	}

	@Override
	<A> Round round(Contender<A> contender) {
		Counter counter = new Counter();
		A receiver = contender.start(counter);
		Object message = new Object();
		return () -> {
			for (int i = 0; i < MESSAGES; i++) {
				contender.send(receiver, message);
			}
			counter.full.acquire();
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
