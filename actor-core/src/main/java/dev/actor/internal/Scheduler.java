package dev.actor.internal;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Gives processes something to run on. A process never runs on two threads at once; that
 * is the process's own business, not the scheduler's. All methods return at once.
 */
public interface Scheduler extends AutoCloseable {

	/**
	 * Runs one activation of an event-style process soon. It may block for as long as it
	 * likes without delaying others for more than a moment.
	 * @param activation what to run
	 * @param seat the seat of the calling thread, if it has one
	 */
	void run(Activation activation, @Nullable Seat seat);

	/**
	 * Runs an activation after others have had their turn.
	 * @param activation what to run
	 */
	void runLater(Activation activation);

	/**
	 * Runs a body that has a loop of its own.
	 * @param body what to run
	 */
	void start(Runnable body);

	/**
	 * Called by an activation that is about to wait in the library, so that others need
	 * not wait until that is noticed.
	 */
	void blocks();

	/**
	 * Lets the calling thread, be it that of a process or not, wait in the library until
	 * somebody {@linkplain #unpark unparks} it. It may return without a reason, and does
	 * so when the thread is interrupted.
	 * @param blocker what it waits for, for people
	 */
	default void park(Object blocker) {
		LockSupport.park(blocker);
	}

	/**
	 * Lets a thread go on that is parked, or is about to be. Any thread; never blocks.
	 * @param thread the thread, or {@code null} for none
	 */
	default void unpark(@Nullable Thread thread) {
		LockSupport.unpark(thread);
	}

	/**
	 * Called by a process that is about to send, if {@link #interleaves()}: others may go
	 * first.
	 */
	default void givesWay() {
	}

	/**
	 * Whether it chooses who goes first wherever that makes a difference: before each
	 * message that is sent, and after each one that is handled.
	 * @return false if nothing is said
	 */
	default boolean interleaves() {
		return false;
	}

	/**
	 * The node begins to close: who goes first makes no difference any more.
	 */
	default void closing() {
	}

	/**
	 * {@link System#nanoTime()} in steps of about a millisecond, for the price of a look
	 * at a field. Only for a thread that {@linkplain Seat#isWatched() is watched}.
	 * @return nanoseconds
	 */
	long coarseNanos();

	/**
	 * How many activations run at a time, those that block aside.
	 * @return the number
	 */
	int parallelism();

	/**
	 * How many activations wait for a thread.
	 * @return the number, to which changes meanwhile may have been added or not
	 */
	int queued();

	/**
	 * How many threads run activations besides the workers, because those block or
	 * compute for long.
	 * @return the number
	 */
	int standIns();

	/**
	 * Whether no activation runs, not even one that blocks.
	 * @return whether there is nothing to do
	 */
	boolean isIdle();

	@Override
	void close();

}
