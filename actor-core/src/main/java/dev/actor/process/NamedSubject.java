package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** A subject that leads to whoever holds a name. */
final class NamedSubject<M> implements Subject<M> {

	private final Node node;

	private final Name<M> name;

	/** Who held it at the last look, which spares another one while that is so. */
	private volatile @Nullable LocalProcess last;

	NamedSubject(Node node, Name<M> name) {
		this.node = node;
		this.name = name;
	}

	Object key() {
		return this.name;
	}

	@Nullable LocalProcess holder() {
		LocalProcess present = this.last;
		if (present == null || !present.holds(this.name)) {
			present = this.node.names().find(this.name);
			this.last = present;
		}
		return present;
	}

	private LocalProcess requireHolder() {
		LocalProcess holder = holder();
		if (holder == null) {
			Current.checkAlive();
			if (this.node.isClosed()) {
				throw new SystemClosedException(this.node);
			}
			throw new NoProcessException("Nobody holds the name '%s' in system '%s': %s".formatted(this.name,
					this.node.name(), this.node.names().vacancy(this.name)));
		}
		return holder;
	}

	private LocalProcess requireCallee() {
		try {
			return requireHolder();
		}
		catch (CallException ex) {
			CallWatch watch = this.node.callWatch();
			if (watch != null) {
				watch.nobody(this.name);
			}
			throw ex;
		}
	}

	@Override
	public void send(M message) {
		Objects.requireNonNull(message, "A message must not be null");
		requireHolder().send(this.name, message);
	}

	@Override
	public boolean trySend(M message) {
		Objects.requireNonNull(message, "A message must not be null");
		Current.checkAlive();
		LocalProcess holder = holder();
		return (holder != null) ? holder.send(this.name, message) : lost(message);
	}

	private boolean lost(Object message) {
		this.node.deadLetters().add(this.name, message, DeadLetter.Cause.NO_PROCESS, "nobody holds the name");
		return false;
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return PendingCall.make(requireCallee(), this.name, request, timeout);
	}

	@Override
	public <R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return AsyncCall.make(requireCallee(), this.name, request, timeout);
	}

	@Override
	public Timer sendAt(long monotonicNanos, M message) {
		return sendAfter(this.node.until(monotonicNanos), message);
	}

	@Override
	public Timer sendAfter(Duration delay, M message) {
		return Timer.start(this.node, this, delay, this.node.later(this.name, message));
	}

	/** Not on the sender's, but on the clock's thread, which must not wait for room. */
	void sendLate(Envelope late) {
		LocalProcess holder = holder();
		if (holder != null) {
			holder.accept(late, false);
		}
		else {
			lost(late.message);
		}
	}

	@Override
	public Optional<Pid> owner() {
		return Optional.ofNullable(holder());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NamedSubject<?> subject && subject.node == this.node && subject.name.equals(this.name);
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	@Override
	public String toString() {
		return "subject '" + this.name + "'";
	}

}
