package dev.actor.benchmarks.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/** As many workers as there are processors. */
public final class FloorScheduler implements AutoCloseable {

	private static final ThreadLocal<@Nullable FloorWorker> CURRENT = new ThreadLocal<>();

	private final Queue<FloorActor> injected = new ConcurrentLinkedQueue<>();

	private final List<FloorWorker> workers;

	private volatile boolean closed;

	/** Starts the workers. */
	public FloorScheduler() {
		List<FloorWorker> all = new ArrayList<>();
		for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
			all.add(new FloorWorker(this));
		}
		this.workers = List.copyOf(all);
		this.workers.forEach(FloorWorker::start);
	}

	void runNext(FloorActor actor) {
		FloorWorker worker = current();
		if (worker != null) {
			worker.runNext(actor);
		}
		else {
			inject(actor);
		}
	}

	void runLater(FloorActor actor) {
		FloorWorker worker = current();
		if (worker != null) {
			worker.runLater(actor);
		}
		else {
			inject(actor);
		}
	}

	private @Nullable FloorWorker current() {
		FloorWorker worker = CURRENT.get();
		return (worker != null && worker.isOf(this)) ? worker : null;
	}

	void inject(FloorActor actor) {
		this.injected.add(actor);
		signal();
	}

	void signal() {
		for (FloorWorker worker : this.workers) {
			if (worker.unpark()) {
				return;
			}
		}
	}

	@Nullable FloorActor injected() {
		FloorActor actor = this.injected.poll();
		if (actor != null && !this.injected.isEmpty()) {
			signal();
		}
		return actor;
	}

	@Nullable FloorActor steal() {
		for (FloorWorker worker : this.workers) {
			FloorActor actor = worker.ring().take();
			if (actor != null) {
				return actor;
			}
		}
		return null;
	}

	boolean hasWork() {
		if (!this.injected.isEmpty()) {
			return true;
		}
		for (FloorWorker worker : this.workers) {
			if (!worker.ring().isEmpty()) {
				return true;
			}
		}
		return false;
	}

	void entered(FloorWorker worker) {
		CURRENT.set(worker);
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		this.workers.forEach(FloorWorker::unpark);
	}

}
