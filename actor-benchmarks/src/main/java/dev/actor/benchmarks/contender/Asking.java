package dev.actor.benchmarks.contender;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;

/**
 * Asks again and again.
 *
 * @param <A> the addresses of the system
 */
final class Asking<A> {

	private final CountDownLatch done = new CountDownLatch(1);

	private final Contender<A> contender;

	private final A echo;

	private final int times;

	private final LongConsumer nanos;

	Asking(Contender<A> contender, A echo, int times, LongConsumer nanos) {
		this.contender = contender;
		this.echo = echo;
		this.times = times;
		this.nanos = nanos;
	}

	void run() {
		try {
			for (int i = 0; i < this.times; i++) {
				long begin = System.nanoTime();
				this.contender.ask(this.echo);
				this.nanos.accept(System.nanoTime() - begin);
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("A question was not answered", ex);
		}
		finally {
			this.done.countDown();
		}
	}

	void await() throws InterruptedException {
		this.done.await();
	}

}
