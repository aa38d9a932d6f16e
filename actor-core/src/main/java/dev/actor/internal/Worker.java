package dev.actor.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * One of the threads that run activations, one after the other. What an activation wakes
 * goes into the run-next slot, so that two processes that talk to each other stay on one
 * thread; what the slot held before goes into the ring, from which idle workers steal.
 * <p>
 * A worker is its place's worker until the overseer puts another one there, because this
 * one is stuck in an activation. It then finishes that activation, hands over what it
 * still has, and ends.
 */
final class Worker implements Runnable {

	/** Activations from the run-next slot in a row, before the ring gets its turn. */
	private static final int NEXT_IN_A_ROW = 32;

	/** How long a virtual worker keeps its carrier from other virtual threads. */
	private static final long TURN_NANOS = 200_000;

	private static final VarHandle NEXT;

	private static final VarHandle PARKED;

	private static final VarHandle TICKS;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			NEXT = lookup.findVarHandle(Worker.class, "next", Activation.class);
			PARKED = lookup.findVarHandle(Worker.class, "parked", boolean.class);
			TICKS = lookup.findVarHandle(Worker.class, "ticks", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Workers workers;

	private final int place;

	private final Thread thread;

	private final RunQueue ring = new RunQueue();

	private volatile @Nullable Activation next;

	private volatile @Nullable Seat seat;

	private volatile boolean replaced;

	private volatile boolean parked;

	private int ticks;

	Worker(Workers workers, int place, Threads threads, boolean platform) {
		this.workers = workers;
		this.place = place;
		this.thread = platform ? threads.platform("stand-in-" + place, this) : threads.virtual(this);
	}

	void start() {
		this.thread.start();
	}

	Thread thread() {
		return this.thread;
	}

	boolean isParked() {
		return this.parked;
	}

	/** For the overseer, to which a late value is good enough. */
	int ticks() {
		return (int) TICKS.getOpaque(this);
	}

	/** For the overseer: how many messages its activation has handled so far. */
	int counted() {
		Seat present = this.seat;
		return (present != null) ? present.counted() : 0;
	}

	/** For the overseer: it has seen that the thread is not stuck. */
	void goesOn(long now) {
		Seat present = this.seat;
		if (present != null) {
			present.goesOn(now);
		}
	}

	int place() {
		return this.place;
	}

	boolean isOf(Workers workers) {
		return this.workers == workers;
	}

	boolean isReplaced() {
		return this.replaced;
	}

	/** Any thread, when another worker is in its place: empties it. */
	void replaced() {
		this.replaced = true;
		handOver();
	}

	boolean hasWork() {
		return this.next != null || this.ring.size() > 0;
	}

	/** Own thread only: an activation that was woken by the current one. */
	void runNext(Activation activation) {
		if (this.next == null) {
			// Nobody else puts anything here. Without a fence, which the overseer makes
			// up for.
			NEXT.setRelease(this, activation);
			handOverIfReplaced();
			return;
		}
		Activation displaced = (Activation) NEXT.getAndSet(this, activation);
		if (displaced != null) {
			queue(displaced);
		}
		else {
			handOverIfReplaced();
		}
	}

	/** Own thread only. */
	void queue(Activation activation) {
		if (!this.ring.offer(activation)) {
			this.workers.inject(activation);
			return;
		}
		handOverIfReplaced();
		this.workers.signal();
	}

	/**
	 * Who replaces this worker says so first and empties it then; this one stores first
	 * and looks then. So one of the two sees what the other did, at once if there was a
	 * fence, else when the overseer looks again.
	 */
	private void handOverIfReplaced() {
		if (this.replaced) {
			handOver();
		}
	}

	/** Any thread. */
	void handOver() {
		for (Activation task = take(); task != null; task = take()) {
			this.workers.inject(task);
		}
	}

	private @Nullable Activation take() {
		Activation task = this.ring.poll();
		return (task != null) ? task : (Activation) NEXT.getAndSet(this, null);
	}

	/** Any thread. */
	int queued() {
		return this.ring.size() + ((this.next != null) ? 1 : 0);
	}

	@Nullable Activation steal() {
		return this.ring.poll();
	}

	int stealable() {
		return this.ring.size();
	}

	/** Any thread. True if this worker slept and is awake now. */
	boolean unpark() {
		if (this.parked && PARKED.compareAndSet(this, true, false)) {
			LockSupport.unpark(this.thread);
			return true;
		}
		return false;
	}

	@Override
	@SuppressWarnings("ThreadPriorityCheck") // yields the carrier, which nothing else
												// takes away
	public void run() {
		Seat seat = Seat.take();
		seat.worker(this);
		this.seat = seat;
		int nextInARow = 0;
		long turn = System.nanoTime();
		while (!this.replaced && !this.workers.isClosed()) {
			Activation task = null;
			if (this.next != null && nextInARow < NEXT_IN_A_ROW) {
				task = (Activation) NEXT.getAndSet(this, null);
				nextInARow++;
			}
			if (task == null) {
				nextInARow = 0;
				task = find();
			}
			TICKS.setOpaque(this, this.ticks + 1);
			if (task != null) {
				this.workers.execute(task, seat);
				if ((this.ticks & 63) == 0 && this.thread.isVirtual() && System.nanoTime() - turn > TURN_NANOS) {
					Thread.yield();
					turn = System.nanoTime();
				}
			}
			else if (this.thread.isVirtual()) {
				park(seat);
			}
			else {
				// A stand-in on a platform thread is dear to switch to; it leaves when it
				// can.
				this.workers.relieve(this.place, this);
			}
		}
		handOver();
		if (this.replaced) {
			this.workers.left();
		}
		seat.leave();
	}

	private @Nullable Activation find() {
		Activation task = ((this.ticks & 63) == 0) ? this.workers.injected() : null;
		if (task == null) {
			task = this.ring.poll();
		}
		if (task == null) {
			task = this.workers.injected();
		}
		if (task == null) {
			task = (Activation) NEXT.getAndSet(this, null);
		}
		return (task != null) ? task : this.workers.stealFor(this, this.place);
	}

	/** Own thread only: takes half of what another worker has. */
	@Nullable Activation robbing(Worker victim) {
		Activation task = victim.steal();
		if (task != null) {
			for (int n = victim.stealable() / 2; n > 0; n--) {
				Activation more = victim.steal();
				if (more == null) {
					break;
				}
				if (!this.ring.offer(more)) {
					this.workers.inject(more);
				}
			}
			handOverIfReplaced();
		}
		return task;
	}

	private void park(Seat seat) {
		if (fallsAsleep()) {
			while (this.parked && !this.workers.isClosed()) {
				LockSupport.park(this);
			}
			this.workers.woke();
			// The overseer may have slept too.
			seat.goesOn(this.workers.coarseNanos());
		}
	}

	/** Own thread only. False when it has to look for work again, or to leave. */
	boolean fallsAsleep() {
		this.parked = true;
		this.workers.idles();
		// Who replaces it puts another one in its place first and looks for a parked one
		// then; so one of the two sees what the other did, and nobody sleeps for ever.
		if ((this.workers.hasWork() || this.replaced) && PARKED.compareAndSet(this, true, false)) {
			this.workers.busy();
			return false;
		}
		return true;
	}

}
