package dev.actor.benchmarks.growth;

import java.util.concurrent.CountDownLatch;

import dev.actor.process.Subject;

/** What the actors of this package handle. */
interface Message {

	/** Handles it, in the actor that it was sent to. */
	void arrive() throws InterruptedException;

	/** The first one, so that the actor has run once. */
	record Hello(CountDownLatch heard) implements Message {

		@Override
		public void arrive() {
			this.heard.countDown();
		}

	}

	/** Comes back to its sender, who knows when it was due. */
	record Request(long due, Subject<Request> from) implements Message {

		@Override
		public void arrive() {
			this.from.send(this);
		}

	}

	/** Goes from actor to actor as long as the game lasts. */
	final class Ball implements Message {

		private final Game game;

		private long random;

		private long hops;

		Ball(Game game, long seed) {
			this.game = game;
			this.random = seed;
		}

		@Override
		public void arrive() {
			this.hops++;
			this.random = Random.next(this.random);
			this.game.pass(this, this.random);
		}

		long hops() {
			return this.hops;
		}

	}

}
