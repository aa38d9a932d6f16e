package dev.actor.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.actor.benchmarks.contender.Contender;

/** Processes that block for 50 ms on each of ten messages. The least is half a second. */
final class Blocking {

	private static final int MESSAGES = 10;

	private static final int BLOCKED_MILLIS = 50;

	private Blocking() {
	}

	static <A> void measure(String system, Contender<A> contender, int count) throws InterruptedException {
		Supplier<A> definition = contender.definition((message) -> {
			Thread.sleep(BLOCKED_MILLIS);
			((CountDownLatch) message).countDown();
			return true;
		});
		List<A> processes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			processes.add(definition.get());
		}
		Scale.print(system, "first", round(contender, processes));
		Scale.print(system, "second", round(contender, processes));
	}

	private static <A> double round(Contender<A> contender, List<A> processes) throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(MESSAGES * processes.size());
		long begin = System.nanoTime();
		for (int i = 0; i < MESSAGES; i++) {
			for (A process : processes) {
				contender.send(process, handled);
			}
		}
		handled.await();
		return (System.nanoTime() - begin) / 1e9;
	}

}
