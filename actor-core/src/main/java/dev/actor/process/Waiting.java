package dev.actor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import dev.actor.internal.Clock;
import dev.actor.internal.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits, and the place for the one thing that it waits for. Whatever comes
 * first decides; all else finds the place taken. It is its own alarm, since each call
 * would make an object for that.
 */
abstract class Waiting extends Watcher implements Runnable {

	static final Object TIMED_OUT = new Object();

	private static final Object GIVEN_UP = new Object();

	private static final VarHandle OUTCOME;

	static {
		try {
			OUTCOME = MethodHandles.lookup().findVarHandle(Waiting.class, "outcome", Object.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** An outcome that is the end of the process which was waited for. */
	record Ended(ExitReason reason) {
	}

	private final Thread waiter = Thread.currentThread();

	/** What the thread runs on; null for one of somebody else who asks nobody. */
	private final @Nullable Scheduler scheduler;

	private volatile @Nullable Object outcome;

	/**
	 * Made by the thread that is going to wait.
	 * @param self the process that it runs, if any
	 * @param asked whom it waits for, if that is one process
	 */
	Waiting(@Nullable LocalProcess self, @Nullable Peer asked) {
		// A thread of somebody else waits where it waits for, which may have a time of
		// its own.
		boolean guest = self == null || !self.ownsThread();
		Peer on = (guest && asked != null) ? asked : self;
		this.scheduler = (on != null) ? on.node().scheduler() : null;
	}

	/** What it waits for, for people. */
	abstract String awaited();

	@Override
	void ended(Pid pid, ExitReason reason) {
		settle(new Ended(reason));
	}

	/** The time is over. */
	@Override
	public final void run() {
		settle(TIMED_OUT);
	}

	final boolean settle(Object outcome) {
		boolean first = OUTCOME.compareAndSet(this, null, outcome);
		if (first) {
			unparkWaiter();
		}
		return first;
	}

	/**
	 * Waits for the outcome. Whatever comes later than the return finds nobody.
	 * @param self the process that the waiting thread runs, if any: its own end ends the
	 * wait
	 */
	final Object await(@Nullable LocalProcess self, Node node, long nanos) {
		Clock.Alarm alarm = node.clock().schedule(nanos, this);
		try {
			return await(self);
		}
		finally {
			alarm.cancel();
		}
	}

	/** Waits as long as it takes. */
	final Object await(@Nullable LocalProcess self) {
		try {
			while (this.outcome == null) {
				boolean interrupted = Thread.interrupted();
				checkAlive(self);
				if (interrupted) {
					Thread.currentThread().interrupt();
					throw new CallInterruptedException(awaited());
				}
				parkWaiter();
			}
			checkAlive(self);
			return Objects.requireNonNull(this.outcome);
		}
		finally {
			settle(GIVEN_UP);
		}
	}

	/** Any thread: whether nothing has come yet of what it waits for. */
	final boolean isPending() {
		return this.outcome == null;
	}

	final boolean isWaiter(Thread thread) {
		return thread == this.waiter;
	}

	private void parkWaiter() {
		Scheduler present = this.scheduler;
		if (present != null) {
			present.blocks();
			present.park(this);
		}
		else {
			LockSupport.park(this);
		}
	}

	private void unparkWaiter() {
		Scheduler present = this.scheduler;
		if (present != null) {
			present.unpark(this.waiter);
		}
		else {
			LockSupport.unpark(this.waiter);
		}
	}

	private static void checkAlive(@Nullable LocalProcess self) {
		if (self != null) {
			self.checkAlive();
		}
	}

}
