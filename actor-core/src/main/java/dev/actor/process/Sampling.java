package dev.actor.process;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Picks of what is done to each process one in a period, whoever does it. A table and not
 * a field in each process, of which there may be a million: those who share a place share
 * the samples.
 */
final class Sampling {

	private static final int PLACES = 1 << 10;

	private final AtomicIntegerArray periods = new AtomicIntegerArray(PLACES);

	private final Newcomers newcomers = new Newcomers();

	boolean picks(LocalProcess process, int period) {
		int place = (int) process.id() & (PLACES - 1);
		if (this.periods.getOpaque(place) == period) {
			return false;
		}
		// Two threads may do so at once: then there is one sample more.
		this.periods.setOpaque(place, period);
		return process.handled() != 0 || this.newcomers.admits(period);
	}

}
