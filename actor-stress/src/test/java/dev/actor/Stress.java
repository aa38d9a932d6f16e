package dev.actor;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long to test, and from which random numbers. */
public final class Stress {

	private static final boolean QUICK = System.getProperty("stress.mode", "full").equals("quick");

	/** How long one test with threads may go on. */
	public static final Duration TIME = QUICK ? Duration.ofMillis(800) : Duration.ofSeconds(8);

	/** After this time, what has not happened will never happen. */
	public static final Duration NEVER = Duration.ofSeconds(20);

	private static final long SEED = seed();

	private Stress() {
	}

	private static long seed() {
		String given = System.getProperty("stress.seed", "");
		return given.isBlank() ? System.nanoTime() : Long.parseLong(given);
	}

	/** Whether the run is the short one. */
	public static boolean isQuick() {
		return QUICK;
	}

	/** Random numbers for one test; prints how to get them again. */
	public static SplittableRandom random(String test) {
		System.out.printf("%s: -Dstress.seed=%d%n", test, SEED);
		return new SplittableRandom(SEED ^ test.hashCode());
	}

	/** Until when a test that begins now goes on. */
	public static long deadline() {
		return System.nanoTime() + TIME.toNanos();
	}

	/** Whether the time has come. */
	public static boolean isOver(long deadline) {
		return System.nanoTime() - deadline >= 0;
	}

	/** Lets some nanoseconds pass without a system call. */
	public static void spin(long nanos) {
		long begin = System.nanoTime();
		while (System.nanoTime() - begin < nanos) {
			Thread.onSpinWait();
		}
	}

}
