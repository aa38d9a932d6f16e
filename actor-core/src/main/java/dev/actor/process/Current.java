package dev.actor.process;

import org.jspecify.annotations.Nullable;

/**
 * Which process a thread runs. The thread keeps its place for it, so that a worker which
 * goes from process to process writes a field and not a thread-local.
 */
final class Current {

	private static final ThreadLocal<@Nullable Current> PLACE = new ThreadLocal<>();

	@Nullable LocalProcess process;

	private Current() {
	}

	/** For threads that run processes. */
	static Current place() {
		Current place = PLACE.get();
		if (place == null) {
			place = new Current();
			PLACE.set(place);
		}
		return place;
	}

	static void leave() {
		PLACE.remove();
	}

	static @Nullable LocalProcess process() {
		Current place = PLACE.get();
		return (place != null) ? place.process : null;
	}

	/** The process that the calling thread runs; a dead one may do nothing. */
	static @Nullable LocalProcess checkAlive() {
		LocalProcess current = process();
		if (current != null) {
			current.checkAlive();
		}
		return current;
	}

}
