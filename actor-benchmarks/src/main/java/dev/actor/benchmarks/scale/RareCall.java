package dev.actor.benchmarks.scale;

import java.util.concurrent.Semaphore;

import dev.actor.benchmarks.Latencies;
import dev.actor.benchmarks.contender.Contender;

/** Calls from one process to another, when nothing else has happened for a while. */
final class RareCall {

	private static final int PAUSE_MILLIS = 150;

	private RareCall() {
	}

	static <A> void measure(String system, Contender<A> contender, int calls) throws InterruptedException {
		A echo = contender.startEcho();
		Latencies latencies = new Latencies();
		Semaphore answered = new Semaphore(0);
		A caller = contender.start((message) -> {
			long begin = System.nanoTime();
			contender.ask(echo);
			latencies.add(System.nanoTime() - begin);
			answered.release();
			return true;
		});
		for (int i = 0; i < 10_000; i++) {
			contender.send(caller, "call");
		}
		answered.acquire(10_000);
		latencies.clear();
		for (int i = 0; i < calls; i++) {
			Thread.sleep(PAUSE_MILLIS);
			contender.send(caller, "call");
			answered.acquire();
		}
		Scale.print(system, "p50", latencies.micros(0.5));
		Scale.print(system, "max", latencies.micros(1));
	}

}
