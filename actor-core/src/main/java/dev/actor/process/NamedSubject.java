package dev.actor.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** A subject that leads to whoever holds a name. */
final class NamedSubject<M> implements Subject<M> {

	private final Node node;

	private final Name<M> name;

	NamedSubject(Node node, Name<M> name) {
		this.node = node;
		this.name = name;
	}

	Object key() {
		return this.name;
	}

	@Nullable LocalProcess holder() {
		return this.node.names().find(this.name);
	}

	private LocalProcess requireHolder() {
		LocalProcess holder = holder();
		if (holder == null) {
			throw new NoProcessException("Nobody holds the name '%s' in system '%s': %s".formatted(this.name,
					this.node.name(), this.node.isClosed() ? "the system is closed"
							: "the process was not started, is being restarted, or has ended for good"));
		}
		return holder;
	}

	@Override
	public void send(M message) {
		requireHolder().accept(this.name, message);
	}

	@Override
	public boolean trySend(M message) {
		LocalProcess holder = holder();
		if (holder == null) {
			this.node.deadLetters().add(this.name, message, "nobody holds the name");
			return false;
		}
		return holder.accept(this.name, message);
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return PendingCall.make(requireHolder(), this.name, request, timeout);
	}

	@Override
	public Timer sendAfter(Duration delay, M message) {
		return Timer.start(this.node, delay, message, this::trySend);
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
