package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.actor.behavior.ActorSpec;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.spring.boot.observation.CallObserver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * The subject of a spec bean. Looks for the spec at its first use only, so that two
 * actors can have each other's subject.
 */
final class SpecSubject<M> implements Subject<M> {

	private final TreeGate gate;

	private final ObjectProvider<CallObserver> observer;

	private final SingletonSupplier<Target<M>> target;

	@SuppressWarnings("unchecked")
	SpecSubject(TreeGate gate, ObjectProvider<CallObserver> observer, Supplier<? extends ActorSpec<?>> spec,
			Supplier<? extends Spawner> system) {
		this.gate = gate;
		this.observer = observer;
		this.target = SingletonSupplier
			.of(() -> target((ActorSpec<M>) spec.get(), system.get(), this.observer.getIfAvailable()));
	}

	private record Target<M>(String actor, Subject<M> subject, @Nullable CallObserver observer) {
	}

	private static <M> Target<M> target(ActorSpec<M> spec, Spawner system, @Nullable CallObserver observer) {
		return new Target<>(spec.name().text(), spec.subject(system), observer);
	}

	private Subject<M> target() {
		return obtain().subject();
	}

	private Target<M> open() {
		this.gate.pass(this);
		return obtain();
	}

	private Target<M> obtain() {
		try {
			return this.target.obtain();
		}
		catch (BeansException | IllegalStateException ex) {
			throw this.gate.explain(ex);
		}
	}

	@Override
	public void send(M message) {
		open().subject().send(message);
	}

	@Override
	public boolean trySend(M message) {
		return target().trySend(message);
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		EventLoops.refuseToBlock(this);
		Target<M> callee = open();
		return (callee.observer() == null) ? callee.subject().call(request, timeout)
				: callee.observer().observe(callee.actor(), () -> callee.subject().<R>call(request, timeout));
	}

	@Override
	public <R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		Target<M> callee = open();
		return (callee.observer() == null) ? callee.subject().callAsync(request, timeout)
				: callee.observer().observeAsync(callee.actor(), () -> callee.subject().<R>callAsync(request, timeout));
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
