package dev.actor.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
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

	/** Made with the first task: a stand-in often has none. Published by the tail. */
	private @Nullable AtomicReferenceArray<@Nullable Runnable> ring;

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
		slots().setPlain(end & MASK, task);
		this.tail = end + 1;
		return true;
	}

	private AtomicReferenceArray<@Nullable Runnable> slots() {
		AtomicReferenceArray<@Nullable Runnable> slots = this.ring;
		if (slots == null) {
			slots = new AtomicReferenceArray<>(SIZE);
			this.ring = slots;
		}
		return slots;
	}

	@Nullable Runnable poll() {
		while (true) {
			int begin = this.head;
			if (begin == this.tail) {
				return null;
			}
			Runnable task = Objects.requireNonNull(this.ring).getPlain(begin & MASK);
			if (HEAD.compareAndSet(this, begin, begin + 1)) {
				return task;
			}
		}
	}

	int size() {
		return Math.max(0, this.tail - this.head);
	}

}
