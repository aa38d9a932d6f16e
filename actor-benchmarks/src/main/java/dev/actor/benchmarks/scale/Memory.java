package dev.actor.benchmarks.scale;

import java.lang.ref.Reference;

import dev.actor.benchmarks.Heap;
import dev.actor.benchmarks.contender.Contender;

/** Live heap for each idle process, which has handled one message. */
final class Memory {

	private Memory() {
	}

	static <A> void measure(String system, Contender<A> contender, int count) throws InterruptedException {
		// A stack that sleeps in code which is not compiled yet is up to twice as large.
		Object[] early = new Object[count * 3 / 10];
		Crowd.start(contender, early);
		Object[] crowd = new Object[count];
		try {
			long before = Heap.live();
			Crowd.start(contender, crowd);
			Scale.print(system, "heap", (double) (Heap.live() - before) / count);
		}
		finally {
			Reference.reachabilityFence(early);
			Reference.reachabilityFence(crowd);
		}
	}

}
