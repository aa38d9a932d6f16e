package dev.actor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Looks every millisecond for workers that are stuck in an activation, as long as any
 * worker is busy; sleeps without end while all are idle.
 * <ul>
 * <li>A worker whose thread waits has met a blocking handler. It gets a stand-in when
 * seen so twice in a row, and for a while each activation gets a thread of its own.</li>
 * <li>A worker that computes for long is left alone, unless there is work that only it
 * could do. Its stand-in is a platform thread: the virtual ones may have no carrier
 * left.</li>
 * <li>When threads that were started do not begin, the virtual ones have no carrier:
 * handlers wait while they pin it. For a while all stand-ins are platform threads.</li>
 * </ul>
 */
final class Overseer implements Runnable {

	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long DIRECT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long STARVED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	/** Ticks in which a worker may compute while others wait for it. */
	private static final int LONG_TURN = 10;

	/**
	 * Ticks in which no started thread begins before that is put down to pinned carriers:
	 * on a busy machine it also happens for a while, and platform threads are the dearer
	 * help.
	 */
	private static final int NO_CARRIER = 100;

	/** Ticks without a busy worker before going to sleep. */
	private static final int PATIENCE = 100;

	private final Workers workers;

	private final Watch[] watches;

	/** Replaced workers that may not have seen it yet. */
	private final List<Worker> replaced = new ArrayList<>();

	private volatile @Nullable Thread thread;

	private volatile boolean asleep;

	private volatile boolean closed;

	private volatile long coarseNanos = System.nanoTime();

	private boolean direct;

	private long directUntil;

	/** Whether virtual threads get no carrier. */
	private boolean starved;

	private long starvedUntil;

	private long begun;

	private int notBegun;

	/** What was seen of one place. */
	private static final class Watch {

		@Nullable Worker worker;

		int ticks;

		int counted;

		int blocked;

		int busy;

	}

	Overseer(Workers workers) {
		this.workers = workers;
		this.watches = new Watch[workers.parallelism()];
		for (int place = 0; place < this.watches.length; place++) {
			this.watches[place] = new Watch();
		}
	}

	/** Any thread; called when a worker has been woken. */
	void wake() {
		if (this.asleep) {
			this.asleep = false;
			LockSupport.unpark(this.thread);
		}
	}

	void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		int quiet = 0;
		while (!this.closed) {
			quiet = this.workers.allIdle() ? quiet + 1 : 0;
			if (quiet > PATIENCE) {
				sleep();
				quiet = 0;
			}
			LockSupport.parkNanos(this, TICK_NANOS);
			long now = System.nanoTime();
			this.coarseNanos = now;
			lookAgain();
			for (int place = 0; place < this.watches.length; place++) {
				look(place, this.watches[place], now);
			}
			lookForCarriers(now);
			endDirect(now);
		}
	}

	long coarseNanos() {
		return this.coarseNanos;
	}

	/** Any thread: puts the coarse clock right. */
	void tick() {
		this.coarseNanos = System.nanoTime();
	}

	private void lookForCarriers(long now) {
		long begunNow = this.workers.begun();
		boolean stuck = begunNow == this.begun && this.workers.isStarting();
		this.begun = begunNow;
		this.notBegun = stuck ? this.notBegun + 1 : 0;
		if (this.notBegun >= NO_CARRIER) {
			this.notBegun = 0;
			this.starved = true;
			this.starvedUntil = now + STARVED_NANOS;
			this.direct = false;
			this.workers.direct(false);
			this.workers.takeBackStarting();
		}
		else if (this.starved && now - this.starvedUntil > 0) {
			this.starved = false;
		}
	}

	private void sleep() {
		this.asleep = true;
		// Whoever woke a worker before this was set has not seen it; look again.
		if (!this.workers.allIdle()) {
			this.asleep = false;
		}
		while (this.asleep && !this.closed) {
			LockSupport.park(this);
		}
	}

	/**
	 * A worker puts what it wakes in its slot without a fence, and may have done so when
	 * the slot was emptied: by the time that its thread waits, it is seen.
	 */
	private void lookAgain() {
		if (!this.replaced.isEmpty()) {
			this.replaced.removeIf((worker) -> {
				boolean computes = worker.thread().getState() == Thread.State.RUNNABLE;
				worker.handOver();
				return !computes;
			});
		}
	}

	private void replace(int place, Worker worker, boolean platform) {
		this.workers.replace(place, worker, platform);
		this.replaced.add(worker);
	}

	private void look(int place, Watch watch, long now) {
		Worker worker = this.workers.worker(place);
		int ticks = worker.ticks();
		int counted = worker.counted();
		boolean stuck = worker == watch.worker && ticks == watch.ticks && !worker.isParked();
		if (!stuck || counted != watch.counted) {
			worker.goesOn(now);
		}
		watch.worker = worker;
		watch.ticks = ticks;
		watch.counted = counted;
		if (!stuck) {
			watch.blocked = 0;
			watch.busy = 0;
			return;
		}
		switch (worker.thread().getState()) {
			case WAITING, TIMED_WAITING, BLOCKED -> {
				watch.busy = 0;
				// Twice, since it may only just have been woken; it may also be about to
				// park.
				if (++watch.blocked >= 2 && worker.ticks() == ticks && !worker.isParked()) {
					replace(place, worker, this.starved);
					beginDirect(now);
				}
			}
			case RUNNABLE -> {
				watch.blocked = 0;
				if (++watch.busy >= LONG_TURN && (worker.hasWork() || this.workers.hasInjected())) {
					replace(place, worker, true);
				}
			}
			case NEW, TERMINATED -> watch.blocked = 0;
		}
	}

	private void beginDirect(long now) {
		if (this.starved) {
			return;
		}
		this.direct = true;
		this.directUntil = now + DIRECT_NANOS;
		this.workers.direct(true);
	}

	private void endDirect(long now) {
		if (this.direct && now - this.directUntil > 0) {
			if (this.workers.ownThreads() > 4 * this.watches.length) {
				this.directUntil = now + DIRECT_NANOS;
			}
			else {
				this.direct = false;
				this.workers.direct(false);
			}
		}
	}

}
