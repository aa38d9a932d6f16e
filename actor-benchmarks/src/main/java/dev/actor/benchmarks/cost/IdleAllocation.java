package dev.actor.benchmarks.cost;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.management.ThreadMXBean;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Subject;

/** What a JVM allocates in which actors only wait. */
final class IdleAllocation {

	private static final int SECONDS = 5;

	private IdleAllocation() {
	}

	static void measure(int actors) throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(actors);
		ActorSystem system = ActorSystem.create("benchmark");
		Actor<CountDownLatch, String> definition = Actor.of(handled, (latch, message) -> {
			latch.countDown();
			return Next.state(latch);
		});
		List<Subject<String>> crowd = new ArrayList<>();
		for (int i = 0; i < actors; i++) {
			crowd.add(definition.start(system).subject());
		}
		crowd.forEach((one) -> one.send("message"));
		handled.await();
		crowd.getFirst().sendAfter(Duration.ofHours(1), "late");
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		try {
			TimeUnit.SECONDS.sleep(SECONDS);
			long own = allocated(threads, 1);
			long all = allocated(threads, SECONDS);
			// To look takes some bytes, which nobody else has to pay.
			Alone.print("bytes", (double) Math.max(0, all - own) / SECONDS);
		}
		finally {
			Reference.reachabilityFence(crowd);
		}
	}

	private static long allocated(ThreadMXBean threads, int seconds) throws InterruptedException {
		long before = threads.getTotalThreadAllocatedBytes();
		TimeUnit.SECONDS.sleep(seconds);
		return threads.getTotalThreadAllocatedBytes() - before;
	}

}
