package dev.actor.spring.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.actor.process.ExitReason;
import dev.actor.supervisor.Supervisor;

/**
 * Waits for the end of one run of the tree, on a thread of its own. That one can keep the
 * JVM alive for as long, which actors do not: they run on virtual threads.
 */
final class RootWatch {

	private final Supervisor root;

	private final CompletableFuture<ExitReason> end = new CompletableFuture<>();

	private volatile boolean stopping;

	RootWatch(Supervisor root) {
		this.root = root;
		root.pid()
			.ifPresentOrElse((pid) -> pid.onExit(this.end::complete), () -> this.end.complete(ExitReason.NO_PROCESS));
	}

	/**
	 * Begins to wait.
	 * @param thread the name of the thread
	 * @param keepAlive whether the JVM is to live until then
	 * @param unexpected called on the thread, before the JVM may end, if the end was not
	 * {@linkplain #stopping() announced}
	 */
	void start(String thread, boolean keepAlive, Consumer<ExitReason> unexpected) {
		Thread waiting = Thread.ofPlatform()
			.name(thread)
			.daemon(!keepAlive)
			.inheritInheritableThreadLocals(false)
			.unstarted(() -> {
				ExitReason reason = this.end.join();
				if (!this.stopping) {
					unexpected.accept(reason);
				}
			});
		// Not inherited either then; but whoever closes the context needs it.
		waiting.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		waiting.start();
	}

	/** The root is about to be stopped. What has ended before has not been. */
	void stopping() {
		if (isRunning()) {
			this.stopping = true;
		}
	}

	Supervisor root() {
		return this.root;
	}

	boolean isRunning() {
		return this.root.pid().isPresent();
	}

}
