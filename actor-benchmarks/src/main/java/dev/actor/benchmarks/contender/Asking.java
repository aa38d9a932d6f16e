package dev.actor.benchmarks.contender;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Callers that ask at the same time, each of them again and again. */
public final class Asking {

	private final int callers;

	private final int times;

	private final long[] nanos;

	private final CountDownLatch callersLeft;

	/**
	 * Makes the calls, to be made once.
	 * @param callers how many ask
	 * @param times how often each of them does
	 */
	public Asking(int callers, int times) {
		this.callers = callers;
		this.times = times;
		this.nanos = new long[callers * times];
		this.callersLeft = new CountDownLatch(callers);
	}

	int callers() {
		return this.callers;
	}

	int times() {
		return this.times;
	}

	/**
	 * Has all of them ask, and waits for their end.
	 * @param starter runs each of them on something of its own, which may wait
	 */
	<A> void ask(Contender<A> contender, A echo, Consumer<Runnable> starter) throws InterruptedException {
		for (int i = 0; i < this.callers; i++) {
			int caller = i;
			starter.accept(() -> run(contender, echo, caller));
		}
		await();
	}

	private <A> void run(Contender<A> contender, A echo, int caller) {
		try {
			for (int i = 0; i < this.times; i++) {
				long begin = System.nanoTime();
				contender.ask(echo);
				answered(caller, i, System.nanoTime() - begin);
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("A question was not answered", ex);
		}
		finally {
			ended();
		}
	}

	void answered(int caller, int question, long duration) {
		// Each caller has a part of its own.
		this.nanos[caller * this.times + question] = duration;
	}

	void ended() {
		this.callersLeft.countDown();
	}

	void await() throws InterruptedException {
		this.callersLeft.await();
	}

	/**
	 * How long the answers took.
	 * @return in nanoseconds
	 */
	public long[] nanos() {
		return this.nanos;
	}

}
