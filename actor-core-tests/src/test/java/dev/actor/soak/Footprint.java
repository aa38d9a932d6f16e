package dev.actor.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

/**
 * What a JVM holds on to.
 *
 * @param heap bytes of live objects
 * @param threads platform and virtual ones
 */
record Footprint(long heap, long threads) {

	/**
	 * Collections in a row that make no difference, before one believes in the result.
	 */
	private static final int CALM = 2;

	private static final long NOISE = 32 * 1024;

	static Footprint now() {
		return new Footprint(liveHeap(), liveThreads());
	}

	Footprint since(Footprint before) {
		return new Footprint(this.heap - before.heap, this.threads - before.threads);
	}

	private static long liveHeap() {
		long live = Long.MAX_VALUE;
		for (int calm = 0; calm < CALM; calm++) {
			System.gc();
			long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			if (used < live - NOISE) {
				calm = 0;
			}
			live = Math.min(live, used);
		}
		return live;
	}

	private static long liveThreads() {
		try {
			Path directory = Files.createTempDirectory("threads");
			Path dump = directory.resolve("dump.txt");
			ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
				.dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
			try (Stream<String> lines = Files.lines(dump)) {
				return lines.filter((line) -> line.matches("#\\d+ \".*")).count();
			}
			finally {
				Files.delete(dump);
				Files.delete(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return "%,d bytes, %d threads".formatted(this.heap, this.threads);
	}

}
