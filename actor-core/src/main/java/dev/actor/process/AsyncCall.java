package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import dev.actor.internal.Clock;
import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** One call whose caller does not wait. */
final class AsyncCall<R> extends Watcher implements Reply<R> {

	private final Peer callee;

	private final CompletableFuture<R> answer = new CompletableFuture<>();

	private final AtomicBoolean settled = new AtomicBoolean();

	/** What the caller's thread has. */
	private final @Nullable Context context;

	private AsyncCall(Peer callee) {
		this.callee = callee;
		this.context = Context.of(callee.node());
	}

	static <M, R> CompletableFuture<R> make(Peer callee, Object key, Function<? super Reply<R>, ? extends M> request,
			Duration timeout) {
		long nanos = Nanos.of(timeout, "timeout");
		Current.checkAlive();
		AsyncCall<R> call = new AsyncCall<>(callee);
		M message = Objects.requireNonNull(request.apply(call), "The request of a call must not be null");
		CallWatch watch = callee.node().callWatch();
		if (!callee.watch(call)) {
			if (watch != null) {
				watch.nobody(callee);
			}
			throw callee.gone();
		}
		long begin = (watch != null) ? watch.begins(callee) : 0;
		Clock.Alarm alarm = callee.node()
			.clock()
			.schedule(nanos, () -> call.settle(() -> call.answer
				.completeExceptionally(new CallTimeoutException(callee.describe(), timeout, callee.occupation()))));
		CompletableFuture<R> answer = call.answer;
		answer.whenComplete((value, failure) -> {
			alarm.cancel();
			callee.unwatch(call);
			if (watch != null) {
				watch.ended(callee, message, begin, failure);
			}
		}).exceptionally((failure) -> null);
		try {
			callee.accept(key, message, true);
		}
		catch (RuntimeException ex) {
			// Nobody will have the future: nothing may go on waiting for it.
			answer.cancel(false);
			throw ex;
		}
		return answer;
	}

	@Override
	public void send(R value) {
		Objects.requireNonNull(value, "An answer must not be null; use Optional or Ack");
		this.callee.node().answering(value, this);
		settle(() -> this.answer.complete(value));
	}

	@Override
	void ended(Pid pid, ExitReason reason) {
		settle(() -> this.answer.completeExceptionally(this.callee.endedInCall(reason)));
	}

	/**
	 * On a thread of its own: what the user hangs on the answer must not run as the
	 * callee.
	 */
	private void settle(Runnable completion) {
		if (this.settled.compareAndSet(false, true)) {
			Node node = this.callee.node();
			node.scheduler().start(Context.around(completion, this.context, node));
		}
	}

	@Override
	boolean isHasty() {
		return true;
	}

	@Override
	public String toString() {
		return "reply to a call of " + this.callee;
	}

}
