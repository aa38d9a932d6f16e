package dev.actor.benchmarks.growth;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Subject;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a fixed rate, whatever becomes of them, and records how long after
 * the time at which each was due its answer came. So a system that stops for a while has
 * all the requests against it that were due meanwhile.
 */
final class OpenLoop {

	/** A thread that sleeps comes late; so it stays awake when it is short of this. */
	private static final long AWAKE_NANOS = 200_000;

	private static final int DIGITS = 3;

	private final Histogram latencies = new Histogram(DIGITS);

	private final Histogram lateness = new Histogram(DIGITS);

	private final CountDownLatch answered = new CountDownLatch(1);

	private final long interval;

	private final long requests;

	private OpenLoop(long interval, int millis) {
		this.interval = interval;
		this.requests = TimeUnit.MILLISECONDS.toNanos(millis) / interval;
	}

	/** Asks for a while, one of the actors chosen at random each time. */
	static OpenLoop run(ActorSystem system, List<Subject<Message>> actors, long intervalNanos, int millis)
			throws InterruptedException {
		OpenLoop loop = new OpenLoop(intervalNanos, millis);
		loop.run(Actor.of(loop, OpenLoop::record).start(system).subject(), actors);
		return loop;
	}

	private void run(Subject<Message.Request> answers, List<Subject<Message>> actors) throws InterruptedException {
		long random = 1;
		long due = System.nanoTime();
		for (long i = 0; i < this.requests; i++) {
			due += this.interval;
			random = Random.next(random);
			await(due);
			this.lateness.recordValue(System.nanoTime() - due);
			actors.get(Random.below(actors.size(), random)).send(new Message.Request(due, answers));
		}
		this.answered.await();
	}

	private static void await(long due) {
		for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
			if (early > AWAKE_NANOS) {
				LockSupport.parkNanos(early - AWAKE_NANOS);
			}
			else {
				Thread.onSpinWait();
			}
		}
	}

	private static Next<OpenLoop, Message.Request> record(OpenLoop loop, Message.Request request) {
		loop.latencies.recordValue(System.nanoTime() - request.due());
		if (loop.latencies.getTotalCount() < loop.requests) {
			return Next.state(loop);
		}
		loop.answered.countDown();
		return Next.stop();
	}

	/** In microseconds. */
	void print() {
		Load.print("p50", this.latencies.getValueAtPercentile(50) / 1e3);
		Load.print("p99", this.latencies.getValueAtPercentile(99) / 1e3);
		Load.print("p99.9", this.latencies.getValueAtPercentile(99.9) / 1e3);
		Load.print("max", this.latencies.getMaxValue() / 1e3);
		Load.print("late", this.lateness.getValueAtPercentile(99.9) / 1e3);
	}

}
