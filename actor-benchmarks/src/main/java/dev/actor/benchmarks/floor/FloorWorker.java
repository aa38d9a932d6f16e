package dev.actor.benchmarks.floor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that runs actors, one after the other. What an actor wakes runs next,
 * so that two which talk to each other stay on one thread.
 */
final class FloorWorker implements Runnable {

	/** From the slot in a row, before the ring has its turn. */
	private static final int NEXT_IN_A_ROW = 32;

	/** How often to look at the clock and at what comes from outside. */
	private static final int ROUND = 64;

	/** How long to keep other virtual threads from the carrier. */
	private static final long TURN_NANOS = 200_000;

	private final FloorScheduler scheduler;

	private final Thread thread;

	private final Ring ring = new Ring();

	private final AtomicBoolean parked = new AtomicBoolean();

	/** Only touched by its own thread. */
	private @Nullable FloorActor next;

	FloorWorker(FloorScheduler scheduler) {
		this.scheduler = scheduler;
		this.thread = Thread.ofVirtual().unstarted(this);
	}

	void start() {
		this.thread.start();
	}

	boolean isOf(FloorScheduler owner) {
		return this.scheduler == owner;
	}

	Ring ring() {
		return this.ring;
	}

	/** For its own thread. */
	void runNext(FloorActor actor) {
		FloorActor displaced = this.next;
		this.next = actor;
		if (displaced != null) {
			runLater(displaced);
		}
	}

	/** For its own thread. */
	void runLater(FloorActor actor) {
		if (this.ring.add(actor)) {
			this.scheduler.signal();
		}
		else {
			this.scheduler.inject(actor);
		}
	}

	/** Whether this call has woken it. */
	boolean unpark() {
		if (this.parked.get() && this.parked.compareAndSet(true, false)) {
			LockSupport.unpark(this.thread);
			return true;
		}
		return false;
	}

	@Override
	@SuppressWarnings("ThreadPriorityCheck") // virtual threads are not taken from their
												// carriers
	public void run() {
		this.scheduler.entered(this);
		int inARow = 0;
		int ticks = 0;
		long turn = System.nanoTime();
		while (!this.scheduler.isClosed()) {
			FloorActor actor = (inARow < NEXT_IN_A_ROW) ? this.next : null;
			if (actor != null) {
				this.next = null;
				inARow++;
			}
			else {
				inARow = 0;
				actor = find(ticks % ROUND == 0);
			}
			if (actor == null) {
				park();
				continue;
			}
			actor.run();
			if (++ticks % ROUND == 0 && System.nanoTime() - turn > TURN_NANOS) {
				Thread.yield();
				turn = System.nanoTime();
			}
		}
	}

	private @Nullable FloorActor find(boolean othersFirst) {
		FloorActor actor = othersFirst ? this.scheduler.injected() : null;
		if (actor == null) {
			actor = this.ring.take();
		}
		if (actor == null) {
			actor = this.next;
			this.next = null;
		}
		if (actor == null) {
			actor = this.scheduler.injected();
		}
		return (actor != null) ? actor : this.scheduler.steal();
	}

	/**
	 * It first says that it is parked and then looks for work; who has work stores it
	 * first and then looks for somebody who is parked. So one of the two sees the other.
	 */
	private void park() {
		this.parked.set(true);
		if (this.scheduler.hasWork()) {
			this.parked.set(false);
			return;
		}
		while (this.parked.get() && !this.scheduler.isClosed()) {
			LockSupport.park(this);
		}
	}

}
