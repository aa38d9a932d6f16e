package dev.actor.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/**
 * The place for what becomes of a task. Whatever comes first decides; all else finds the
 * place taken.
 */
final class Outcome<R> {

	private final AtomicReference<@Nullable TaskResult<R>> result = new AtomicReference<>();

	/**
	 * The owner while it waits. Set before it looks, read after the decision.
	 */
	private volatile @Nullable Process waiter;

	boolean settle(TaskResult<R> first) {
		boolean settled = this.result.compareAndSet(null, first);
		Process owner = this.waiter;
		if (settled && owner != null) {
			owner.wake();
		}
		return settled;
	}

	@Nullable TaskResult<R> get() {
		return this.result.get();
	}

	boolean isSettled() {
		return get() != null;
	}

	boolean await(Process owner, Duration timeout) {
		return await(owner, List.of(this), this::isSettled, timeout);
	}

	/**
	 * Waits until one of the outcomes has made something true. Leaves nothing with them.
	 */
	static boolean await(Process owner, Collection<? extends Outcome<?>> outcomes, BooleanSupplier condition,
			Duration timeout) {
		setWaiter(outcomes, owner);
		try {
			return owner.waitUntil(condition, timeout);
		}
		finally {
			setWaiter(outcomes, null);
		}
	}

	private static void setWaiter(Collection<? extends Outcome<?>> outcomes, @Nullable Process owner) {
		for (Outcome<?> outcome : outcomes) {
			outcome.waiter = owner;
		}
	}

}
