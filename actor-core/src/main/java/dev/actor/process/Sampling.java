package dev.actor.process;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Picks of what is done to each process one in a period, whoever does it. A table and not
 * a field in each process, of which there may be a million: those who share a place share
 * the samples. Those who were not active yet share few places: else nearly all that
 * happens to short-lived processes would be picked.
 */
final class Sampling {

	/** How many of those who were not active yet are picked in a period. */
	static final int NEWCOMERS = 1 << 6;

	private static final int PLACES = 1 << 10;

	private final AtomicIntegerArray periods = new AtomicIntegerArray(PLACES);

	boolean picks(LocalProcess process, int period) {
		int place = (int) process.id() & (((process.handled() == 0) ? NEWCOMERS : PLACES) - 1);
		if (this.periods.getOpaque(place) == period) {
			return false;
		}
		// Two threads may do so at once: then there is one sample more.
		this.periods.setOpaque(place, period);
		return true;
	}

}
