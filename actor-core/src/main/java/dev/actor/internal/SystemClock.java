package dev.actor.internal;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time. Its one thread starts with the first alarm. */
public final class SystemClock implements Clock {

	private final ScheduledThreadPoolExecutor executor;

	public SystemClock(String name) {
		this.executor = new ScheduledThreadPoolExecutor(1,
				Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name(name + "-clock").factory(),
				new ThreadPoolExecutor.DiscardPolicy());
		// A cancelled call timeout must not stay in the queue until its time.
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public Alarm schedule(long delayNanos, Runnable task) {
		ScheduledFuture<?> future = this.executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
		return new Alarm() {

			@Override
			public boolean cancel() {
				return future.cancel(false);
			}

			@Override
			public boolean isPending() {
				return !future.isDone();
			}

			@Override
			public long remainingNanos() {
				return future.getDelay(TimeUnit.NANOSECONDS);
			}

		};
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
