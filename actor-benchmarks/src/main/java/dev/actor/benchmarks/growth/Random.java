package dev.actor.benchmarks.growth;

/** Numbers that cost little to make, by a linear congruential generator of 64 bits. */
final class Random {

	private Random() {
	}

	static long next(long last) {
		return last * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
	}

	/** By the upper bits, which are the better ones. */
	static int below(int bound, long number) {
		return (int) (((number >>> 32) * bound) >>> 32);
	}

}
