package dev.actor.benchmarks.micro;

import java.util.concurrent.CountDownLatch;

import dev.actor.benchmarks.contender.Contender;

/** Goes from process to process until it is worn out. */
final class Ball {

	private final CountDownLatch wornOut = new CountDownLatch(1);

	private int left;

	Ball(int hops) {
		this.left = hops;
	}

	<A> void hop(Contender<A> contender, A next) {
		if (--this.left > 0) {
			contender.send(next, this);
		}
		else {
			this.wornOut.countDown();
		}
	}

	void await() throws InterruptedException {
		this.wornOut.await();
	}

}
