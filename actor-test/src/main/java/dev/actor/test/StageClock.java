package dev.actor.test;

import dev.actor.internal.Clock;

/** What the processes of one system know of the time of their world. */
final class StageClock implements Clock {

	private final World world;

	private final Stage stage;

	StageClock(World world, Stage stage) {
		this.world = world;
		this.stage = stage;
	}

	@Override
	public long nanos() {
		return this.world.nanos();
	}

	@Override
	public Alarm schedule(long delayNanos, Runnable task) {
		return this.world.schedule(this.stage, delayNanos, task);
	}

	@Override
	public int pending() {
		return this.world.pending(this.stage);
	}

	@Override
	public void close() {
		this.world.dropAlarms(this.stage);
	}

}
