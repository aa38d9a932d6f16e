package dev.actor.benchmarks.cost;

import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Heap;
import dev.actor.process.Subject;

/** An actor that is stuck while very many messages come, and then handles them. */
final class LongMailbox {

	private static final Object MESSAGE = new Object();

	private LongMailbox() {
	}

	/** Holds the actor up. */
	private record Gate(CountDownLatch open) {
	}

	/** The last one. */
	private record End(CountDownLatch handled) {
	}

	static void measure(int messages) throws InterruptedException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			Subject<Object> actor = Actor.of("", LongMailbox::handle).start(system).subject();
			fillAndDrain(actor, messages / 10, false);
			fillAndDrain(actor, messages, true);
		}
	}

	private static Next<String, Object> handle(String state, Object message) throws InterruptedException {
		switch (message) {
			case Gate(CountDownLatch open) -> open.await();
			case End(CountDownLatch handled) -> handled.countDown();
			default -> {
			}
		}
		return Next.state(state);
	}

	private static void fillAndDrain(Subject<Object> actor, int messages, boolean prints) throws InterruptedException {
		CountDownLatch open = new CountDownLatch(1);
		CountDownLatch handled = new CountDownLatch(1);
		long empty = Heap.live();
		Pauses pauses = Pauses.watch();
		actor.send(new Gate(open));
		long begin = System.nanoTime();
		for (int i = 0; i < messages; i++) {
			actor.send(MESSAGE);
		}
		long filling = System.nanoTime() - begin;
		actor.send(new End(handled));
		double filled = pauses.longest();
		double filledInAll = pauses.total();
		double bytes = (double) (Heap.live() - empty) / messages;
		pauses.forget();
		begin = System.nanoTime();
		open.countDown();
		handled.await();
		long draining = System.nanoTime() - begin;
		if (prints) {
			Alone.print("fill", filling / 1e9);
			Alone.print("fill-pause", filled);
			Alone.print("fill-pauses", filledInAll);
			Alone.print("heap", bytes);
			Alone.print("drain", draining / 1e9);
			Alone.print("drain-pause", pauses.longest());
			Alone.print("drain-pauses", pauses.total());
		}
	}

}
