package dev.actor.internal;

import java.util.function.BooleanSupplier;

import dev.actor.Stress;

/** What may be said of a scheduler that has nothing to do. */
public final class Quiet {

	private Quiet() {
	}

	/** Whether all workers are parked, and known to be, in the end. */
	public static boolean comes(Scheduler scheduler) {
		return comes(((Workers) scheduler)::isIdle);
	}

	/** Whether something comes true in the end, and stays true. */
	public static boolean comes(BooleanSupplier condition) {
		long begin = System.nanoTime();
		while (System.nanoTime() - begin < Stress.NEVER.toNanos()) {
			if (condition.getAsBoolean()) {
				return true;
			}
			Thread.onSpinWait();
			Thread.yield();
		}
		return condition.getAsBoolean();
	}

}
