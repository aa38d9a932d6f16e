package dev.actor.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.process.Subject;

/** Actors that pass balls on, each time to one of them chosen at random. */
final class Game {

	private static final int MOST_BALLS = 1000;

	private final List<Subject<Message>> actors;

	private final List<Message.Ball> balls = new ArrayList<>();

	private final CountDownLatch landed;

	private volatile boolean over;

	private Game(List<Subject<Message>> actors) {
		this.actors = actors;
		for (int i = 0; i < Math.min(actors.size(), MOST_BALLS); i++) {
			this.balls.add(new Message.Ball(this, Random.next(i)));
		}
		this.landed = new CountDownLatch(this.balls.size());
	}

	/** Messages per second, counted where they arrive. */
	static double play(List<Subject<Message>> actors, int millis) throws InterruptedException {
		return new Game(actors).play(millis);
	}

	private double play(int millis) throws InterruptedException {
		long begin = System.nanoTime();
		for (int i = 0; i < this.balls.size(); i++) {
			this.actors.get(i).send(this.balls.get(i));
		}
		TimeUnit.MILLISECONDS.sleep(millis);
		this.over = true;
		this.landed.await();
		long taken = System.nanoTime() - begin;
		return this.balls.stream().mapToLong(Message.Ball::hops).sum() * 1e9 / taken;
	}

	void pass(Message.Ball ball, long random) {
		if (this.over) {
			this.landed.countDown();
		}
		else {
			this.actors.get(Random.below(this.actors.size(), random)).send(ball);
		}
	}

}
