package dev.actor.test;

import java.util.Comparator;

import dev.actor.internal.Clock;

/** A task that waits for its time; of two for the same time the older one is first. */
record WorldAlarm(World world, Stage stage, Runnable task, long deadline,
		long number) implements Clock.Alarm, Comparable<WorldAlarm> {

	private static final Comparator<WorldAlarm> ORDER = Comparator.comparingLong(WorldAlarm::deadline)
		.thenComparingLong(WorldAlarm::number);

	@Override
	public boolean cancel() {
		return this.world.cancel(this);
	}

	@Override
	public boolean isPending() {
		return this.world.isPending(this);
	}

	@Override
	public long remainingNanos() {
		return this.deadline - this.world.nanos();
	}

	@Override
	public int compareTo(WorldAlarm other) {
		return ORDER.compare(this, other);
	}

}
