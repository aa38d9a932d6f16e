package dev.actor.test;

import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** The alarms of a world, the next one first. Under the lock of the world. */
final class Agenda {

	static final long NEVER = Long.MAX_VALUE;

	private final TreeSet<WorldAlarm> alarms = new TreeSet<>();

	private long made;

	/**
	 * Makes an alarm.
	 * @param deadline negative if the sum of a time and a delay was too large
	 */
	WorldAlarm alarm(World world, Stage stage, long deadline, Runnable task) {
		return new WorldAlarm(world, stage, task, (deadline < 0) ? NEVER : deadline, this.made++);
	}

	void add(WorldAlarm alarm) {
		this.alarms.add(alarm);
	}

	boolean remove(WorldAlarm alarm) {
		return this.alarms.remove(alarm);
	}

	boolean contains(WorldAlarm alarm) {
		return this.alarms.contains(alarm);
	}

	/** Null if none is due until then. */
	@Nullable WorldAlarm takeNext(long until) {
		boolean due = !this.alarms.isEmpty() && this.alarms.getFirst().deadline() <= until;
		return due ? this.alarms.pollFirst() : null;
	}

	int count(Stage stage) {
		return (int) this.alarms.stream().filter((alarm) -> alarm.stage() == stage).count();
	}

	void drop(Stage stage) {
		this.alarms.removeIf((alarm) -> alarm.stage() == stage);
	}

}
