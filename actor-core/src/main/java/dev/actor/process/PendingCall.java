package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import dev.actor.internal.Nanos;

/** One call: the caller waits in it, and the callee answers to it. */
final class PendingCall<R> extends Waiting implements Reply<R> {

	private final Peer callee;

	private PendingCall(Peer callee) {
		this.callee = callee;
	}

	@SuppressWarnings("unchecked")
	static <M, R> R make(Peer callee, Object key, Function<? super PendingCall<R>, ? extends M> request,
			Duration timeout) {
		long nanos = Nanos.of(timeout, "timeout");
		LocalProcess self = Current.checkAlive();
		if (self == callee) {
			throw new CallingSelfException(callee.describe());
		}
		PendingCall<R> call = new PendingCall<>(callee);
		M message = Objects.requireNonNull(request.apply(call), "The request of a call must not be null");
		if (!callee.watch(call)) {
			throw callee.gone();
		}
		try {
			callee.accept(key, message, true);
			Object outcome = call.await(self, callee.node(), nanos);
			if (outcome == TIMED_OUT) {
				throw new CallTimeoutException(callee.describe(), timeout, callee.occupation());
			}
			if (outcome instanceof Ended(ExitReason reason)) {
				throw callee.endedInCall(reason);
			}
			return (R) outcome;
		}
		finally {
			callee.unwatch(call);
		}
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
