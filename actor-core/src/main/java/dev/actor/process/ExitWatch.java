package dev.actor.process;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A callback that waits for the end of a process: a monitor for threads that are no
 * process. May be used from any thread; nothing blocks.
 */
public final class ExitWatch extends Watcher {

	private static final Logger logger = LoggerFactory.getLogger(ExitWatch.class);

	private final Peer watched;

	private final Consumer<? super ExitReason> callback;

	private final AtomicBoolean over = new AtomicBoolean();

	ExitWatch(Peer watched, Consumer<? super ExitReason> callback) {
		this.watched = watched;
		this.callback = callback;
	}

	/**
	 * Takes the callback back. Erlang's {@code demonitor}.
	 * @return whether it was still waiting; if so, it will not be called
	 */
	public boolean cancel() {
		boolean waited = this.over.compareAndSet(false, true);
		this.watched.unwatch(this);
		return waited;
	}

	@Override
	void ended(Pid pid, ExitReason reason) {
		if (this.over.compareAndSet(false, true)) {
			Node node = this.watched.node();
			// Not by a worker: those of a closed system run nothing more.
			node.scheduler().start(Context.around(() -> call(reason), null, node));
		}
	}

	private void call(ExitReason reason) {
		try {
			this.callback.accept(reason);
		}
		catch (RuntimeException ex) {
			logger.error("The callback for the end of {} ({}) has failed; nobody is told again",
					this.watched.describe(), reason, ex);
		}
	}

}
