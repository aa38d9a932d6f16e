package dev.actor.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * A bounded ring: one thread puts in, any thread takes out. The element is read before
 * the compare-and-set of {@code head}; that is safe because a slot is written again only
 * when {@code head} has passed it, and then the compare-and-set fails.
 */
final class RunQueue {

	private static final int SIZE = 1024;

	private static final int MASK = SIZE - 1;

	private static final VarHandle HEAD;

	static {
		try {
			HEAD = MethodHandles.lookup().findVarHandle(RunQueue.class, "head", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final AtomicReferenceArray<@Nullable Runnable> ring = new AtomicReferenceArray<>(SIZE);

	private volatile int head;

	private volatile int tail;

	/** Owner only. False when the ring is full. Its store is a full fence. */
	// Only the owner writes the tail.
	@SuppressWarnings("NonAtomicVolatileUpdate")
	boolean offer(Runnable task) {
		int end = this.tail;
		if (end - this.head >= SIZE) {
			return false;
		}
		this.ring.setPlain(end & MASK, task);
		this.tail = end + 1;
		return true;
	}

	@Nullable Runnable poll() {
		while (true) {
			int begin = this.head;
			if (begin == this.tail) {
				return null;
			}
			Runnable task = this.ring.getPlain(begin & MASK);
			if (HEAD.compareAndSet(this, begin, begin + 1)) {
				return task;
			}
		}
	}

	int size() {
		return Math.max(0, this.tail - this.head);
	}

}
