package dev.actor.process;

import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Which process a thread runs. Threads of the library have a {@link Seat} for it; threads
 * of others, which must keep their handlers for uncaught exceptions, have a thread-local.
 */
final class Current {

	private static final ThreadLocal<@Nullable LocalProcess> ATTACHED = new ThreadLocal<>();

	private Current() {
	}

	static void attach(LocalProcess process) {
		ATTACHED.set(process);
	}

	static void detach() {
		ATTACHED.remove();
	}

	static @Nullable LocalProcess process() {
		Seat seat = Seat.present();
		return (seat != null) ? (LocalProcess) seat.process() : ATTACHED.get();
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
