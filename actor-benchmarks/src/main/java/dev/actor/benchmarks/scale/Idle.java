package dev.actor.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import dev.actor.benchmarks.contender.Contender;

/** CPU time that idle processes use. */
final class Idle {

	private static final int SECONDS = 10;

	private Idle() {
	}

	static <A> void measure(String system, Contender<A> contender, int count) throws InterruptedException {
		Object[] crowd = new Object[count];
		Crowd.start(contender, crowd);
		try {
			System.gc();
			// Until the compiler is done too.
			TimeUnit.SECONDS.sleep(SECONDS / 2);
			long before = cpuNanos();
			TimeUnit.SECONDS.sleep(SECONDS);
			Scale.print(system, "cpu", (cpuNanos() - before) / 1e6);
		}
		finally {
			Reference.reachabilityFence(crowd);
		}
	}

	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}
