package dev.actor.benchmarks.micro;

import java.util.concurrent.Semaphore;

import dev.actor.benchmarks.contender.Contender;
import dev.actor.benchmarks.contender.Handler;
import dev.actor.benchmarks.contender.Own;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A process keeps 1,000 children under way; each one is sent one message, answers it, and
 * ends.
 */
public class Spawn extends RoundBenchmark {

	private static final int CHILDREN = 20_000;

	private static final int UNDER_WAY = 1000;

	private static final Object GO = new Object();

	private static final Object REQUEST = new Object();

	private static final Object ANSWER = new Object();

	private static final class Parent<A> implements Handler {

		private final Contender<A> contender;

		private final Own<A> own;

		private final Semaphore done;

		private int toStart;

		private int toAnswer;

		private Parent(Contender<A> contender, Own<A> own, Semaphore done) {
			this.contender = contender;
			this.own = own;
			this.done = done;
		}

		@Override
		public boolean handle(Object message) {
			if (message == GO) {
				this.toStart = CHILDREN;
				this.toAnswer = CHILDREN;
				for (int i = 0; i < UNDER_WAY; i++) {
					startChild();
				}
			}
			else {
				if (this.toStart > 0) {
					startChild();
				}
				if (--this.toAnswer == 0) {
					this.done.release();
				}
			}
			return true;
		}

		private void startChild() {
			this.toStart--;
			A parent = this.own.address();
			A child = this.own.start((request) -> {
				this.contender.send(parent, ANSWER);
				return false;
			});
			this.contender.send(child, REQUEST);
		}

	}

	@Override
	<A> Round round(Contender<A> contender) {
		Semaphore done = new Semaphore(0);
		A parent = contender.startParent((own) -> new Parent<>(contender, own, done));
		return () -> {
			contender.send(parent, GO);
			done.acquire();
		};
	}

	/**
	 * Children.
	 * @throws Exception not expected
	 */
	@Benchmark
	@OperationsPerInvocation(CHILDREN)
	public void children() throws Exception {
		run();
	}

}
