package dev.actor.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs activations on as many virtual threads as there are processors. Which worker runs
 * a process changes from activation to activation; that the process is never run by two
 * at once is ensured by its mailbox.
 * <p>
 * An activation may block or compute for long. The {@link Overseer} sees that and puts a
 * stand-in in the worker's place. While activations go on blocking, each new one gets a
 * virtual thread of its own, since then most workers would be replaced again and again.
 * <p>
 * No wake-up is lost: a task is stored first, with a full fence, and then a parked worker
 * is looked for; a worker says first that it is parked, with a full fence, and then looks
 * for tasks.
 */
public final class Workers implements Scheduler {

	private static final Logger logger = LoggerFactory.getLogger(Workers.class);

	private final Threads threads;

	private final AtomicReferenceArray<Worker> places;

	private final ConcurrentLinkedQueue<Activation> injected = new ConcurrentLinkedQueue<>();

	private final AtomicInteger idle = new AtomicInteger();

	/**
	 * Activations for which a thread of their own was started, which has not begun yet.
	 */
	private final ConcurrentLinkedQueue<Activation> starting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger ownThreads = new AtomicInteger();

	private final LongAdder begun = new LongAdder();

	/** Workers that were replaced and have not left yet. */
	private final AtomicInteger replaced = new AtomicInteger();

	private final Overseer overseer;

	private volatile boolean closed;

	/** Whether each activation gets a thread of its own at present. */
	private volatile boolean direct;

	/**
	 * Starts the workers.
	 * @param name how the threads are named
	 * @param contextClassLoader what classes the activations see
	 * @param parallelism how many activations run at a time, one at least
	 */
	public Workers(String name, ClassLoader contextClassLoader, int parallelism) {
		this.threads = new Threads(name, contextClassLoader);
		this.places = new AtomicReferenceArray<>(parallelism);
		for (int place = 0; place < parallelism; place++) {
			this.places.set(place, new Worker(this, place, this.threads, false));
		}
		this.overseer = new Overseer(this);
		for (int place = 0; place < parallelism; place++) {
			this.places.get(place).start();
		}
		this.threads.platform("overseer", this.overseer).start();
	}

	@Override
	public void run(Activation activation, @Nullable Seat seat) {
		if (this.direct) {
			runDirect(activation);
			return;
		}
		Worker worker = current(seat);
		if (worker != null) {
			worker.runNext(activation);
		}
		else {
			inject(activation);
		}
	}

	@Override
	public void runLater(Activation activation) {
		Worker worker = current(Seat.present());
		if (!this.direct && worker != null) {
			worker.queue(activation);
		}
		else {
			inject(activation);
		}
	}

	@Override
	public void start(Runnable body) {
		this.threads.virtual(body).start();
	}

	@Override
	public void blocks() {
		Worker worker = current(Seat.present());
		if (worker != null) {
			replace(worker.place(), worker, false);
		}
	}

	@Override
	public long coarseNanos() {
		return this.overseer.coarseNanos();
	}

	@Override
	public int parallelism() {
		return this.places.length();
	}

	@Override
	public int queued() {
		int queued = this.injected.size() + this.starting.size();
		for (int place = 0; place < this.places.length(); place++) {
			queued += this.places.get(place).queued();
		}
		return queued;
	}

	@Override
	public int standIns() {
		return this.replaced.get() + this.ownThreads.get();
	}

	@Override
	public boolean isIdle() {
		return allIdle() && standIns() == 0;
	}

	/** The calling thread's worker, if it is one of these and in its place. */
	private @Nullable Worker current(@Nullable Seat seat) {
		Worker worker = (seat != null) ? seat.worker() : null;
		return (worker != null && worker.isOf(this) && !worker.isReplaced()) ? worker : null;
	}

	private void runDirect(Activation activation) {
		this.starting.add(activation);
		start(this::runOne);
	}

	private void runOne() {
		Activation activation = this.starting.poll();
		if (activation == null) {
			return;
		}
		this.begun.increment();
		this.ownThreads.incrementAndGet();
		try {
			activation.run(Seat.take());
		}
		finally {
			this.ownThreads.decrementAndGet();
		}
	}

	// -- for the workers

	Worker worker(int place) {
		return this.places.get(place);
	}

	boolean isClosed() {
		return this.closed;
	}

	void execute(Activation task, Seat seat) {
		if (this.direct) {
			runDirect(task);
			return;
		}
		try {
			task.run(seat);
		}
		catch (Throwable ex) {
			// A process catches what its code throws; what gets here must not end the
			// worker.
			logger.error("An activation has failed outside of its process", ex);
		}
	}

	void inject(Activation task) {
		this.injected.add(task);
		signal();
	}

	@Nullable Activation injected() {
		Activation task = this.injected.poll();
		if (task != null && !this.injected.isEmpty()) {
			signal();
		}
		return task;
	}

	@Nullable Activation stealFor(Worker thief, int place) {
		int count = this.places.length();
		for (int i = 1; i < count; i++) {
			Activation task = thief.robbing(this.places.get((place + i) % count));
			if (task != null) {
				return task;
			}
		}
		return null;
	}

	boolean hasWork() {
		if (!this.injected.isEmpty()) {
			return true;
		}
		for (int place = 0; place < this.places.length(); place++) {
			if (this.places.get(place).stealable() > 0) {
				return true;
			}
		}
		return false;
	}

	/** A worker ends since another one is in its place. */
	void left() {
		this.replaced.decrementAndGet();
	}

	void idles() {
		this.idle.incrementAndGet();
	}

	/** The clock has stood still if all slept. */
	void woke() {
		this.overseer.tick();
	}

	void busy() {
		this.idle.decrementAndGet();
		this.overseer.wake();
	}

	void signal() {
		if (this.idle.get() == 0) {
			return;
		}
		for (int place = 0; place < this.places.length(); place++) {
			if (this.places.get(place).unpark()) {
				busy();
				return;
			}
		}
	}

	// -- for the overseer

	boolean allIdle() {
		return this.idle.get() == this.places.length() && !this.direct;
	}

	boolean hasInjected() {
		return !this.injected.isEmpty();
	}

	int ownThreads() {
		return this.ownThreads.get();
	}

	boolean isStarting() {
		return !this.starting.isEmpty();
	}

	long begun() {
		return this.begun.sum();
	}

	/** Gives to the workers what waits for threads that get no carrier. */
	void takeBackStarting() {
		for (Activation task = this.starting.poll(); task != null; task = this.starting.poll()) {
			inject(task);
		}
	}

	void direct(boolean direct) {
		this.direct = direct;
	}

	/** Puts another worker in the place of one that is stuck. */
	void replace(int place, Worker stuck, boolean platform) {
		Worker standIn = new Worker(this, place, this.threads, platform);
		if (this.places.compareAndSet(place, stuck, standIn)) {
			this.replaced.incrementAndGet();
			stuck.replaced();
			// Whoever blocks sees that time has passed, though nobody watches it any
			// more.
			this.overseer.tick();
			standIn.start();
			if (stuck.unpark()) {
				// It was about to park, and counts as idle.
				busy();
			}
		}
	}

	/** A stand-in on a platform thread has nothing to do and makes room. */
	void relieve(int place, Worker standIn) {
		replace(place, standIn, false);
	}

	@Override
	public void close() {
		this.closed = true;
		for (int place = 0; place < this.places.length(); place++) {
			this.places.get(place).unpark();
		}
		this.overseer.close();
	}

}
