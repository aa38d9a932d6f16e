package dev.actor.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.benchmarks.contender.Contender;
import dev.actor.benchmarks.contender.Handler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A process sends to a thousand others, in turn; each of them counts. */
public class FanOut extends RoundBenchmark {

	private static final int RECEIVERS = 1000;

	private static final int EACH = 100;

	/** The messages of a round say whom to tell that all have arrived. */
	private static final class Receiver implements Handler {

		private int count;

		@Override
		public boolean handle(Object round) {
			if (++this.count == EACH) {
				this.count = 0;
				((CountDownLatch) round).countDown();
			}
			return true;
		}

	}

	@Override
	<A> Round round(Contender<A> contender) {
		List<A> receivers = new ArrayList<>();
		for (int i = 0; i < RECEIVERS; i++) {
			receivers.add(contender.start(new Receiver()));
		}
		A sender = contender.start((round) -> {
			for (int i = 0; i < EACH; i++) {
				for (A receiver : receivers) {
					contender.send(receiver, round);
				}
			}
			return true;
		});
		return () -> {
			CountDownLatch round = new CountDownLatch(RECEIVERS);
			contender.send(sender, round);
			round.await();
		};
	}

	/**
	 * Messages.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(RECEIVERS * EACH)
	public void messages() throws Exception {
		run();
	}

}
