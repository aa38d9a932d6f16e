package dev.actor.process;

/**
 * Admits a few in each period of those who were not active before: most processes that
 * end soon handle one message only, and would all be samples. Threads may miscount.
 */
final class Newcomers {

	private static final int ADMITTED = 64;

	private int period;

	private int admitted;

	boolean admits(int present) {
		if (this.period != present) {
			this.period = present;
			this.admitted = 0;
		}
		return this.admitted++ < ADMITTED;
	}

}
