package dev.actor.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A subject of one process. Its identity is what the owner's selectors match by. */
sealed class LocalSubject<M> extends Wanted implements Subject<M> permits Feed, Inbox {

	private final LocalProcess owner;

	LocalSubject(LocalProcess owner) {
		this.owner = owner;
	}

	LocalProcess process() {
		return this.owner;
	}

	@Override
	public void send(M message) {
		trySend(message);
	}

	@Override
	public boolean trySend(M message) {
		return this.owner.send(this, message);
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return PendingCall.make(this.owner, this, request, timeout);
	}

	@Override
	public <R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return AsyncCall.make(this.owner, this, request, timeout);
	}

	@Override
	public Timer sendAt(long monotonicNanos, M message) {
		return sendAfter(this.owner.node().until(monotonicNanos), message);
	}

	@Override
	public Timer sendAfter(Duration delay, M message) {
		return Timer.start(this.owner.node(), this, delay, this.owner.node().later(this, message));
	}

	/** Not on the sender's, but on the clock's thread, which must not wait for room. */
	void sendLate(Envelope late) {
		this.owner.accept(late, false);
	}

	@Override
	public Optional<Pid> owner() {
		return this.owner.isAlive() ? Optional.of(this.owner) : Optional.empty();
	}

	@Override
	final boolean takes(Envelope envelope) {
		return envelope.key == this;
	}

	@Override
	final boolean takesAll() {
		return false;
	}

	@Override
	final Collection<Object> keys() {
		return List.of(this);
	}

	@Override
	public String toString() {
		return "subject of " + this.owner;
	}

}
