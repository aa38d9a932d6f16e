package dev.actor.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;

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
			long before = live();
			Crowd.start(contender, crowd);
			Scale.print(system, "heap", (double) (live() - before) / count);
		}
		finally {
			Reference.reachabilityFence(early);
			Reference.reachabilityFence(crowd);
		}
	}

	/** Bytes of live objects. */
	static long live() throws InterruptedException {
		// What ended threads and weak references hold takes more than one collection.
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(200);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
