package dev.actor.benchmarks.growth;

import java.util.concurrent.CountDownLatch;

import dev.actor.process.Subject;

/** Messages that wait. */
final class Queue {

	static final Message NOTHING = () -> {
	};

	private Queue() {
	}

	/** Blocks the actor. */
	record Hold(CountDownLatch open) implements Message {

		@Override
		public void arrive() throws InterruptedException {
			this.open.await();
		}

	}

	/** Is sent again whenever it was handled, so that as many messages wait as before. */
	record Circling(Subject<Message> actor) implements Message {

		@Override
		public void arrive() {
			this.actor.send(this);
		}

	}

	/**
	 * Keeps the actor from what comes after it. Does not block, since handlers that block
	 * get threads of their own.
	 */
	static final class Gate implements Message {

		private final CountDownLatch handled = new CountDownLatch(1);

		private volatile boolean open;

		private long begin;

		private long end;

		@Override
		public void arrive() {
			while (!this.open) {
				Thread.onSpinWait();
			}
			this.begin = System.nanoTime();
		}

		/** How long the actor takes for all that waits for it, in nanoseconds. */
		long open(Subject<Message> actor) throws InterruptedException {
			actor.send(() -> {
				this.end = System.nanoTime();
				this.handled.countDown();
			});
			this.open = true;
			this.handled.await();
			return this.end - this.begin;
		}

	}

}
