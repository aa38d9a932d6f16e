package dev.actor.benchmarks.cost;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.Subject;

/** The threads that take over from handlers that block, and when they are gone again. */
final class StandIns {

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final long BLOCKED_MILLIS = 1000;

	private StandIns() {
	}

	/** What a handler does. */
	private record Block(CountDownLatch begun, CountDownLatch released) {
	}

	/** How many threads there are. */
	private record Threads(int platform, long virtual) {

		void print(String when) {
			Alone.print(when + "-platform", this.platform);
			Alone.print(when + "-virtual", (double) this.virtual);
		}

	}

	static void measure(int actors) throws InterruptedException, IOException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			List<Subject<Block>> crowd = new ArrayList<>();
			for (int i = 0; i < actors; i++) {
				crowd.add(Actor.<String, Block>of("", StandIns::handle).start(system).subject());
			}
			// Makes the threads of the JDK that stay.
			block(crowd, new CountDownLatch(0));
			TimeUnit.MILLISECONDS.sleep(BLOCKED_MILLIS);
			Threads before = threads();
			before.print("before");
			CountDownLatch released = new CountDownLatch(1);
			block(crowd, released);
			TimeUnit.MILLISECONDS.sleep(BLOCKED_MILLIS);
			threads().print("blocked");
			long begin = System.nanoTime();
			released.countDown();
			long taken = 0;
			Threads after = threads();
			while (after.virtual() > before.virtual() && taken < PATIENCE_NANOS) {
				after = threads();
				taken = System.nanoTime() - begin;
			}
			Alone.print("gone", taken / 1e6);
			after.print("after");
		}
	}

	private static Next<String, Block> handle(String state, Block block) throws InterruptedException {
		block.begun().countDown();
		block.released().await();
		return Next.state(state);
	}

	private static void block(List<Subject<Block>> crowd, CountDownLatch released) throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(crowd.size());
		crowd.forEach((one) -> one.send(new Block(begun, released)));
		begun.await();
	}

	private static Threads threads() throws IOException {
		Path directory = Files.createTempDirectory("threads");
		Path dump = directory.resolve("dump");
		ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
			.dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
		try (Stream<String> lines = Files.lines(dump)) {
			long virtual = lines.filter((line) -> line.startsWith("#") && line.contains(" virtual")).count();
			return new Threads(ManagementFactory.getThreadMXBean().getThreadCount(), virtual);
		}
		finally {
			Files.delete(dump);
			Files.delete(directory);
		}
	}

}
