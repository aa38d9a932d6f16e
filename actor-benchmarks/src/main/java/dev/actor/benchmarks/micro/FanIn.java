package dev.actor.benchmarks.micro;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.actor.benchmarks.contender.Contender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A thousand processes send to one, which counts. */
public class FanIn extends RoundBenchmark {

	private static final int SENDERS = 1000;

	private static final int EACH = 1000;

	@Override
	<A> Round round(Contender<A> contender) {
		Counter counter = new Counter(SENDERS * EACH);
		A receiver = contender.start(counter);
		Object message = new Object();
		Supplier<A> sender = contender.definition((go) -> {
			for (int i = 0; i < EACH; i++) {
				contender.send(receiver, message);
			}
			return true;
		});
		List<A> senders = Stream.generate(sender).limit(SENDERS).toList();
		return () -> {
			for (A one : senders) {
				contender.send(one, "go");
			}
			counter.awaitFull();
		};
	}

	/**
	 * Messages.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(SENDERS * EACH)
	public void messages() throws Exception {
		run();
	}

}
