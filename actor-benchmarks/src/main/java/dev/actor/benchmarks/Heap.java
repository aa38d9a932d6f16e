package dev.actor.benchmarks;

import java.lang.management.ManagementFactory;

/** What lives in this JVM. */
public final class Heap {

	private Heap() {
	}

	/**
	 * Collects the garbage.
	 * @return bytes of live objects
	 * @throws InterruptedException when it was interrupted
	 */
	public static long live() throws InterruptedException {
		// What ended threads and weak references hold takes more than one collection.
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(200);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
