package dev.actor.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real time. Alarms stand in a hierarchy of wheels with 64 slots each, the lowest one
 * with slots of a millisecond: to set or to take back an alarm costs the same however
 * many there are, and an alarm is dropped at once when it is taken back, which is what
 * happens to nearly every call timeout. Never early, and about a millisecond late. The
 * one thread sleeps until the next slot that is in use.
 */
public final class TimerWheel implements Clock {

	private static final Logger logger = LoggerFactory.getLogger(TimerWheel.class);

	private static final int BITS = 6;

	private static final int SLOTS = 1 << BITS;

	private static final int LEVELS = 7;

	private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long MAX_TICKS = (1L << (BITS * LEVELS)) - 1;

	private static final long NEVER = Long.MAX_VALUE;

	private final Object lock = new Object();

	private final long origin = System.nanoTime();

	private final @Nullable Entry[] slots = new @Nullable Entry[LEVELS * SLOTS];

	private final long[] occupied = new long[LEVELS];

	private final Thread thread;

	/** Ticks that were dealt with. */
	private long now;

	private int size;

	private long wakeAt = NEVER;

	private boolean started;

	private volatile boolean closed;

	/**
	 * Makes a clock. Its thread starts with the first alarm.
	 * @param name how the thread is named
	 */
	public TimerWheel(String name) {
		this.thread = Thread.ofPlatform()
			.daemon()
			.inheritInheritableThreadLocals(false)
			.name(name + "-clock")
			.unstarted(this::run);
	}

	/** An alarm: a node of the list of its slot. */
	private final class Entry implements Alarm {

		private final Runnable task;

		private final long deadline;

		private @Nullable Entry previous;

		private @Nullable Entry next;

		/** The slot that it stands in, or -1. */
		private volatile int slot = -1;

		private Entry(Runnable task, long deadline) {
			this.task = task;
			this.deadline = deadline;
		}

		@Override
		public boolean cancel() {
			synchronized (TimerWheel.this.lock) {
				if (this.slot < 0) {
					return false;
				}
				remove(this);
				return true;
			}
		}

		@Override
		public boolean isPending() {
			return this.slot >= 0;
		}

		@Override
		public long remainingNanos() {
			return this.deadline - elapsed();
		}

	}

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	private long elapsed() {
		return System.nanoTime() - this.origin;
	}

	@Override
	public Alarm schedule(long delayNanos, Runnable task) {
		long elapsed = elapsed();
		long deadline = elapsed + delayNanos;
		Entry entry = new Entry(task, (deadline < 0) ? Long.MAX_VALUE : deadline);
		boolean wake;
		synchronized (this.lock) {
			if (this.closed) {
				return entry;
			}
			if (!this.started) {
				this.started = true;
				this.thread.start();
			}
			long tick = insert(entry);
			wake = tick < this.wakeAt;
			if (wake) {
				this.wakeAt = tick;
			}
		}
		if (wake) {
			LockSupport.unpark(this.thread);
		}
		return entry;
	}

	/** The first tick that is not before the deadline, and one that is still to come. */
	private long tickOf(Entry entry) {
		long tick = Math.ceilDiv(entry.deadline, TICK_NANOS);
		return Math.min(Math.max(tick, this.now + 1), this.now + MAX_TICKS);
	}

	private long insert(Entry entry) {
		long tick = tickOf(entry);
		// The level at which the tick and the present differ: the entry comes down from
		// it.
		int level = Math.min((63 - Long.numberOfLeadingZeros((tick ^ this.now) | (SLOTS - 1))) / BITS, LEVELS - 1);
		int index = (int) (tick >>> (level * BITS)) & (SLOTS - 1);
		int slot = level * SLOTS + index;
		Entry head = this.slots[slot];
		entry.next = head;
		if (head != null) {
			head.previous = entry;
		}
		this.slots[slot] = entry;
		this.occupied[level] |= 1L << index;
		entry.slot = slot;
		this.size++;
		return tick;
	}

	private void remove(Entry entry) {
		int slot = entry.slot;
		Entry before = entry.previous;
		Entry after = entry.next;
		if (before != null) {
			before.next = after;
		}
		else {
			this.slots[slot] = after;
			if (after == null) {
				this.occupied[slot / SLOTS] &= ~(1L << (slot % SLOTS));
			}
		}
		if (after != null) {
			after.previous = before;
		}
		entry.previous = null;
		entry.next = null;
		entry.slot = -1;
		this.size--;
	}

	private void run() {
		while (!this.closed) {
			List<Entry> due = advance();
			due.forEach((entry) -> fire(entry.task));
			if (due.isEmpty()) {
				sleep();
			}
		}
	}

	private static void fire(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("An alarm has failed", ex);
		}
	}

	private void sleep() {
		long nanos;
		synchronized (this.lock) {
			long next = nextTick();
			this.wakeAt = next;
			nanos = (next == NEVER) ? 0 : next * TICK_NANOS - elapsed();
		}
		if (nanos > 0) {
			LockSupport.parkNanos(this, nanos);
		}
		else if (this.wakeAtNever()) {
			LockSupport.park(this);
		}
	}

	private boolean wakeAtNever() {
		synchronized (this.lock) {
			return this.wakeAt == NEVER;
		}
	}

	/** Goes on to the present; hands out what is due, in the order of the deadlines. */
	private List<Entry> advance() {
		List<Entry> due = new ArrayList<>();
		synchronized (this.lock) {
			long target = Math.floorDiv(elapsed(), TICK_NANOS);
			for (long tick = nextTick(); tick <= target; tick = nextTick()) {
				this.now = tick;
				empty(due);
			}
			this.now = Math.max(this.now, target);
		}
		due.sort(Comparator.comparingLong((entry) -> entry.deadline));
		return due;
	}

	/**
	 * Takes out what stands at the present tick: fires the lowest level, sinks the
	 * others.
	 */
	private void empty(List<Entry> due) {
		for (int level = LEVELS - 1; level >= 0; level--) {
			if ((this.now & ((1L << (level * BITS)) - 1)) != 0) {
				continue;
			}
			int slot = level * SLOTS + ((int) (this.now >>> (level * BITS)) & (SLOTS - 1));
			for (Entry entry = this.slots[slot]; entry != null; entry = this.slots[slot]) {
				remove(entry);
				if (entry.deadline <= this.now * TICK_NANOS) {
					due.add(entry);
				}
				else {
					insert(entry);
				}
			}
		}
	}

	/** The next tick at which a slot in use comes round. */
	private long nextTick() {
		for (int level = 0; level < LEVELS; level++) {
			if (this.occupied[level] != 0) {
				int shift = level * BITS;
				long turn = this.now >>> shift;
				int present = (int) turn & (SLOTS - 1);
				// From the slot after the present one, round to the present one.
				long ahead = Long.rotateRight(this.occupied[level], present + 1);
				return (turn + 1 + Long.numberOfTrailingZeros(ahead)) << shift;
			}
		}
		return NEVER;
	}

	@Override
	public int pending() {
		synchronized (this.lock) {
			return this.size;
		}
	}

	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
	}

}
