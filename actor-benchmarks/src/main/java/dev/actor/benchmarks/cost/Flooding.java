package dev.actor.benchmarks.cost;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Latencies;
import dev.actor.process.Subject;

/**
 * How long the messages of a slow sender are under way while another one floods: not at
 * all, another actor, or the same one.
 */
final class Flooding {

	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final Object DROP = new Object();

	private Flooding() {
	}

	/** Sent at a time. */
	private record Stamped(long nanos) {
	}

	/** The last one. */
	private record End(CountDownLatch handled) {
	}

	static void measure(int millis) throws InterruptedException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			measure(system, "warm-up", true, true, millis);
			measure(system, "quiet", false, false, millis);
			measure(system, "other", true, false, millis);
			measure(system, "same", true, true, millis);
		}
	}

	private static void measure(ActorSystem system, String name, boolean floods, boolean same, int millis)
			throws InterruptedException {
		Latencies latencies = new Latencies();
		Subject<Object> slow = receiver(system, latencies);
		Subject<Object> flooded = same ? slow : receiver(system, new Latencies());
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		Thread flooder = Thread.ofPlatform().start(() -> {
			while (floods && System.nanoTime() - end < 0) {
				for (int i = 0; i < 1000; i++) {
					flooded.send(DROP);
				}
			}
		});
		while (System.nanoTime() - end < 0) {
			LockSupport.parkNanos(PAUSE_NANOS);
			slow.send(new Stamped(System.nanoTime()));
		}
		flooder.join();
		CountDownLatch handled = new CountDownLatch(2);
		slow.send(new End(handled));
		flooded.send(new End(handled));
		handled.await();
		if (!name.equals("warm-up")) {
			Alone.print(name + "-p50", latencies.micros(0.5));
			Alone.print(name + "-p99", latencies.micros(0.99));
			Alone.print(name + "-max", latencies.micros(1));
		}
	}

	private static Subject<Object> receiver(ActorSystem system, Latencies latencies) {
		return Actor.of(latencies, Flooding::handle).start(system).subject();
	}

	private static Next<Latencies, Object> handle(Latencies latencies, Object message) {
		switch (message) {
			case Stamped(long nanos) -> latencies.add(System.nanoTime() - nanos);
			case End(CountDownLatch handled) -> handled.countDown();
			default -> {
			}
		}
		return Next.state(latencies);
	}

}
