package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import dev.actor.internal.Nanos;
import org.jspecify.annotations.Nullable;

/** One call: the caller waits in it, and the callee answers to it. */
final class PendingCall<R> extends Waiting implements Reply<R> {

	private final Peer callee;

	private PendingCall(@Nullable LocalProcess self, Peer callee) {
		super(self, callee);
		this.callee = callee;
	}

	static <M, R> R make(Peer callee, Object key, Function<? super PendingCall<R>, ? extends M> request,
			Duration timeout) {
		long nanos = Nanos.of(timeout, "timeout");
		LocalProcess self = Current.checkAlive();
		if (self == callee) {
			throw new CallingSelfException(callee.describe());
		}
		PendingCall<R> call = new PendingCall<>(self, callee);
		M message = Objects.requireNonNull(request.apply(call), "The request of a call must not be null");
		CallWatch watch = (key != Envelope.SYSTEM) ? callee.node().callWatch() : null;
		return (watch == null) ? call.exchange(self, key, message, timeout, nanos)
				: watch.follow(call, self, message, () -> call.exchange(self, key, message, timeout, nanos));
	}

	@SuppressWarnings("unchecked")
	private R exchange(@Nullable LocalProcess self, Object key, Object message, Duration timeout, long nanos) {
		if (!this.callee.watch(this)) {
			throw this.callee.gone();
		}
		try {
			this.callee.accept(key, message, true);
			Object outcome = await(self, this.callee.node(), nanos);
			if (outcome == TIMED_OUT) {
				throw new CallTimeoutException(this.callee.describe(), timeout, this.callee.occupation());
			}
			if (outcome instanceof Ended(ExitReason reason)) {
				throw this.callee.endedInCall(reason);
			}
			return (R) outcome;
		}
		finally {
			this.callee.unwatch(this);
		}
	}

	Peer callee() {
		return this.callee;
	}

	@Override
	public void send(R answer) {
		Objects.requireNonNull(answer, "An answer must not be null; use Optional or Ack");
		this.callee.node().answering(answer, this);
		settle(answer);
	}

	@Override
	String awaited() {
		return "the answer of " + this.callee.describe();
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
