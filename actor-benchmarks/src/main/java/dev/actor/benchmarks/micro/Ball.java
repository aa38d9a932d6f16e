package dev.actor.benchmarks.micro;

import java.util.concurrent.CountDownLatch;

import dev.actor.benchmarks.contender.Contender;

/** Goes from process to process until it is worn out. */
final class Ball {

	private final CountDownLatch wornOut;

	private int left;

	Ball(int hops, CountDownLatch wornOut) {
		this.left = hops;
		this.wornOut = wornOut;
	}

	<A> void hop(Contender<A> contender, A next) {
		if (--this.left > 0) {
			contender.send(next, this);
		}
		else {
			this.wornOut.countDown();
		}
	}

}
