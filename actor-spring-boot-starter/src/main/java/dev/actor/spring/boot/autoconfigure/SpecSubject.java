package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import org.springframework.util.function.SingletonSupplier;

/**
 * The subject of a spec bean. Looks for the spec at its first use only, so that two
 * actors can have each other's subject.
 */
final class SpecSubject<M> implements Subject<M> {

	private final SingletonSupplier<Subject<M>> target;

	@SuppressWarnings("unchecked")
	SpecSubject(Supplier<? extends Subject<?>> target) {
		this.target = SingletonSupplier.of(() -> (Subject<M>) target.get());
	}

	private Subject<M> target() {
		return this.target.obtain();
	}

	@Override
	public void send(M message) {
		target().send(message);
	}

	@Override
	public boolean trySend(M message) {
		return target().trySend(message);
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return target().call(request, timeout);
	}

	@Override
	public <R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return target().callAsync(request, timeout);
	}

	@Override
	public Timer sendAt(long monotonicNanos, M message) {
		return target().sendAt(monotonicNanos, message);
	}

	@Override
	public Timer sendAfter(Duration delay, M message) {
		return target().sendAfter(delay, message);
	}

	@Override
	public Optional<Pid> owner() {
		return target().owner();
	}

	@Override
	public String toString() {
		return target().toString();
	}

}
