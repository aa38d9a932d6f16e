package dev.actor.process;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which process a thread runs. A thread of the library keeps it in its handler for
 * uncaught exceptions: that is a field of the thread, where a thread-local would be a map
 * of its own in each of a million parked threads. A worker that goes from process to
 * process writes a plain field. Threads of others, which must keep their handlers, have a
 * thread-local.
 */
final class Current implements Thread.UncaughtExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(Current.class);

	private static final ThreadLocal<@Nullable LocalProcess> ATTACHED = new ThreadLocal<>();

	@Nullable LocalProcess process;

	private Current() {
	}

	/** The place for the process on a thread of the library. */
	static Current place() {
		Thread thread = Thread.currentThread();
		if (thread.getUncaughtExceptionHandler() instanceof Current place) {
			return place;
		}
		Current place = new Current();
		thread.setUncaughtExceptionHandler(place);
		return place;
	}

	static void attach(LocalProcess process) {
		ATTACHED.set(process);
	}

	static void detach() {
		ATTACHED.remove();
	}

	static @Nullable LocalProcess process() {
		return (Thread.currentThread().getUncaughtExceptionHandler() instanceof Current place) ? place.process
				: ATTACHED.get();
	}

	/** The process that the calling thread runs; a dead one may do nothing. */
	static @Nullable LocalProcess checkAlive() {
		LocalProcess current = process();
		if (current != null) {
			current.checkAlive();
		}
		return current;
	}

	@Override
	public void uncaughtException(Thread thread, Throwable ex) {
		logger.error("Thread '{}' has ended with an exception that no process took", thread.getName(), ex);
	}

}
