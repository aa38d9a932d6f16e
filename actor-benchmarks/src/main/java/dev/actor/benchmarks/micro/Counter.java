package dev.actor.benchmarks.micro;

import java.util.concurrent.Semaphore;

import dev.actor.benchmarks.contender.Handler;

/** The receiver counts its messages, and says when it has got all of a round. */
final class Counter implements Handler {

	private final Semaphore full = new Semaphore(0);

	private final int messages;

	private int count;

	Counter(int messages) {
		this.messages = messages;
	}

	@Override
	public boolean handle(Object message) {
		if (++this.count == this.messages) {
			this.count = 0;
			this.full.release();
		}
		return true;
	}

	void awaitFull() throws InterruptedException {
		this.full.acquire();
	}

}
