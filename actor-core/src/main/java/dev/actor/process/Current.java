package dev.actor.process;

import dev.actor.internal.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Which process a thread runs. A worker goes from process to process and has a
 * {@link Seat} for it; the thread of a body has the body's {@link Self} in the same
 * place, its handler for uncaught exceptions. Threads of others, which must keep theirs,
 * have a thread-local.
 */
final class Current {

	private static final ThreadLocal<@Nullable LocalProcess> ATTACHED = new ThreadLocal<>();

	private Current() {
	}

	/** The calling thread is this process for as long as it lives. */
	static void own(Self self) {
		Thread.currentThread().setUncaughtExceptionHandler(self);
	}

	static void attach(LocalProcess process) {
		ATTACHED.set(process);
	}

	static void detach() {
		ATTACHED.remove();
	}

	static @Nullable LocalProcess process() {
		Thread.UncaughtExceptionHandler handler = Thread.currentThread().getUncaughtExceptionHandler();
		if (handler instanceof Seat seat) {
			return (LocalProcess) seat.process();
		}
		return (handler instanceof Self self) ? self.process() : ATTACHED.get();
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
