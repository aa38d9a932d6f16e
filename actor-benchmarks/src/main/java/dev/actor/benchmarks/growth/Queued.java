package dev.actor.benchmarks.growth;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Heap;
import dev.actor.process.Subject;

/** An actor behind whose back messages have gathered. */
final class Queued {

	/** Leaves the actor time for what is queued. */
	static final long INTERVAL_NANOS = 1_000_000;

	/** With fewer messages, what else lives in the JVM is more. */
	private static final int LEAST_TO_WEIGH = 10_000;

	private Queued() {
	}

	static void measure(int messages, int warmup, int measure) throws InterruptedException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			Actor<String, Message> definition = Actor.of("", Queued::handle);
			Subject<Message> drained = definition.start(system).subject();
			drain(drained, messages, warmup);
			Load.print("rate", drain(drained, messages, measure));
			if (messages >= LEAST_TO_WEIGH) {
				Load.print("bytes", weigh(definition.start(system).subject(), messages));
			}
			Subject<Message> busy = definition.start(system).subject();
			Message circling = new Queue.Circling(busy);
			for (int i = 0; i < messages; i++) {
				busy.send(circling);
			}
			OpenLoop.run(system, List.of(busy), INTERVAL_NANOS, warmup);
			OpenLoop.run(system, List.of(busy), INTERVAL_NANOS, 2 * measure).print();
		}
	}

	private static Next<String, Message> handle(String state, Message message) throws InterruptedException {
		message.arrive();
		return Next.state(state);
	}

	/** Messages per second, the last one included. */
	private static double drain(Subject<Message> actor, int messages, int millis) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long handled = 0;
		long taken = 0;
		do {
			Queue.Gate gate = new Queue.Gate();
			actor.send(gate);
			for (int i = 0; i < messages; i++) {
				actor.send(Queue.NOTHING);
			}
			taken += gate.open(actor);
			handled += messages + 1;
		}
		while (System.nanoTime() - end < 0);
		return handled * 1e9 / taken;
	}

	private static double weigh(Subject<Message> actor, int messages) throws InterruptedException {
		CountDownLatch open = new CountDownLatch(1);
		actor.send(new Queue.Hold(open));
		long empty = Heap.live();
		for (int i = 0; i < messages; i++) {
			actor.send(Queue.NOTHING);
		}
		double bytes = (double) (Heap.live() - empty) / messages;
		open.countDown();
		return bytes;
	}

}
