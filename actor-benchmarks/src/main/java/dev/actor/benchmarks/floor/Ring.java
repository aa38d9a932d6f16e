package dev.actor.benchmarks.floor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/** A short queue to which one thread adds and from which all may take. */
final class Ring {

	private static final int SIZE = 1024;

	private final AtomicReferenceArray<@Nullable FloorActor> places = new AtomicReferenceArray<>(SIZE);

	private final AtomicInteger taken = new AtomicInteger();

	private final AtomicInteger added = new AtomicInteger();

	/** False if it is full. For its owner. */
	boolean add(FloorActor actor) {
		int next = this.added.getPlain();
		if (next - this.taken.get() >= SIZE) {
			return false;
		}
		this.places.setPlain(next & (SIZE - 1), actor);
		// The owner comes back to its ring, so nothing is lost if another one sees it
		// late.
		this.added.setRelease(next + 1);
		return true;
	}

	@Nullable FloorActor take() {
		while (true) {
			int first = this.taken.get();
			if (first == this.added.get()) {
				return null;
			}
			// If it is overwritten meanwhile, it was taken, and the exchange fails.
			FloorActor actor = this.places.getPlain(first & (SIZE - 1));
			if (this.taken.compareAndSet(first, first + 1)) {
				return actor;
			}
		}
	}

	boolean isEmpty() {
		return this.taken.get() == this.added.get();
	}

}
