package dev.actor.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a thread of the library is about: the process that it runs, and the worker that it
 * is. The thread keeps it in its handler for uncaught exceptions: that is a field of the
 * thread, where a thread-local would be a map of its own in each of a million parked
 * threads. Only the thread itself touches it; others may ask for the thread, and what it
 * waits for. A process may remember its last seat: so that must not keep a thread that
 * has ended.
 */
public final class Seat implements Thread.UncaughtExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(Seat.class);

	private static final VarHandle COUNT;

	private static final VarHandle WENT_ON;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			COUNT = lookup.findVarHandle(Seat.class, "count", int.class);
			WENT_ON = lookup.findVarHandle(Seat.class, "wentOn", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private volatile @Nullable Thread thread = Thread.currentThread();

	private @Nullable Object process;

	private @Nullable Worker worker;

	/** What the process waits for in a call, if somebody may want to know. */
	private volatile @Nullable Object waitsFor;

	/** What the process has handled since it was asked. */
	private int count;

	/**
	 * When the thread was last seen to go on to another message: by the overseer, or by
	 * itself when that does not watch it.
	 */
	@SuppressWarnings("UnusedVariable") // read by its handle
	private long wentOn = System.nanoTime();

	private Seat() {
	}

	/**
	 * The seat of the calling thread.
	 * @return the seat, or {@code null} on a thread that is not the library's
	 */
	public static @Nullable Seat present() {
		return (Thread.currentThread().getUncaughtExceptionHandler() instanceof Seat seat) ? seat : null;
	}

	/**
	 * The seat of the calling thread, which is the library's.
	 * @return the seat, a new one at the first time
	 */
	public static Seat take() {
		Seat seat = present();
		if (seat == null) {
			seat = new Seat();
			Thread.currentThread().setUncaughtExceptionHandler(seat);
		}
		return seat;
	}

	/**
	 * The process that the thread runs.
	 * @return the process, or {@code null}
	 */
	public @Nullable Object process() {
		return this.process;
	}

	/**
	 * Says which process the thread runs.
	 * @param process the process, or {@code null}
	 */
	public void process(@Nullable Object process) {
		this.process = process;
	}

	/**
	 * Whether the thread is a worker that nobody stands in for, so that the scheduler's
	 * coarse clock goes on.
	 * @return false for a thread that has blocked, or has been started for one activation
	 */
	public boolean isWatched() {
		Worker present = this.worker;
		return present != null && !present.isReplaced();
	}

	/**
	 * The process has handled a message. Kept here for a while, since the process is
	 * looked at by those who send to it, for whom each change of it is dear.
	 */
	public void count() {
		this.count++;
	}

	/**
	 * Begins to count anew.
	 * @return how many messages it were
	 */
	public int takeCount() {
		int counted = this.count;
		this.count = 0;
		return counted;
	}

	/** Any thread may ask; a late value is good enough. */
	int counted() {
		return (int) COUNT.getOpaque(this);
	}

	/**
	 * The thread is not at what it was at before. Said by the overseer, so that most
	 * messages do not have to.
	 * @param now the time, in nanoseconds
	 */
	public void goesOn(long now) {
		WENT_ON.setOpaque(this, now);
	}

	/**
	 * Any thread may ask.
	 * @return for how long the thread has been at one thing, in nanoseconds
	 */
	public long busyNanos() {
		return Math.max(0, System.nanoTime() - (long) WENT_ON.getOpaque(this));
	}

	/**
	 * Any thread may ask.
	 * @return what the process waits for, or {@code null}
	 */
	public @Nullable Object waitsFor() {
		return this.waitsFor;
	}

	/**
	 * Says what the process waits for. Seen by others before the calling thread sees
	 * anything else of theirs.
	 * @param call what it waits for, or {@code null}
	 */
	public void waitsFor(@Nullable Object call) {
		this.waitsFor = call;
	}

	/**
	 * Any thread may ask.
	 * @return the thread, or {@code null} if it has left
	 */
	public @Nullable Thread thread() {
		return this.thread;
	}

	/** The thread ends. */
	void leave() {
		this.thread = null;
		this.worker = null;
	}

	@Nullable Worker worker() {
		return this.worker;
	}

	void worker(Worker worker) {
		this.worker = worker;
	}

	@Override
	public void uncaughtException(Thread thread, Throwable ex) {
		report(thread, ex);
	}

	/**
	 * Tells people of a thread of the library that has failed outside of its process.
	 * @param thread the thread
	 * @param ex why
	 */
	public static void report(Thread thread, Throwable ex) {
		logger.error("Thread '{}' has ended with an exception that no process took", thread.getName(), ex);
	}

}
