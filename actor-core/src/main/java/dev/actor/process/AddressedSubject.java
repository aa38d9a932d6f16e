package dev.actor.process;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A subject that passes on to wherever an address leads. */
final class AddressedSubject<M> implements Subject<M> {

	private final Node node;

	private final Address<M> address;

	AddressedSubject(Node node, Address<M> address) {
		this.node = node;
		this.address = address;
	}

	private Subject<M> require() {
		Current.checkAlive();
		return this.address.find()
			.orElseThrow(() -> this.node.isClosed() ? new SystemClosedException(this.node) : new NoProcessException(
					"Nobody is at %s in system '%s': no process was registered there, or it has".formatted(this.address,
							this.node.name()) + " ended and was not restarted yet, or will not be"));
	}

	private Subject<M> requireCallee() {
		try {
			return require();
		}
		catch (CallException ex) {
			CallWatch watch = this.node.callWatch();
			if (watch != null) {
				watch.nobody(this.address);
			}
			throw ex;
		}
	}

	@Override
	public void send(M message) {
		Objects.requireNonNull(message, "A message must not be null");
		require().send(message);
	}

	@Override
	public boolean trySend(M message) {
		Optional<Subject<M>> found = find(message);
		return found.isPresent() && found.get().trySend(message);
	}

	/** Not on the sender's, but on the clock's thread, which must not wait for room. */
	@SuppressWarnings("unchecked")
	void sendLate(Envelope late) {
		M message = (M) late.message;
		find(message).ifPresent((subject) -> {
			if (subject instanceof LocalSubject<M> local) {
				local.process().accept(late.addressed(local), false);
			}
			else {
				Context.around(() -> subject.trySend(message), late.context(), this.node).run();
			}
		});
	}

	private Optional<Subject<M>> find(M message) {
		Objects.requireNonNull(message, "A message must not be null");
		Current.checkAlive();
		Optional<Subject<M>> found = this.address.find();
		if (found.isEmpty()) {
			this.node.deadLetters()
				.add(this.address, message, DeadLetter.Cause.NO_PROCESS, "nobody is registered there");
		}
		return found;
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return requireCallee().call(request, timeout);
	}

	@Override
	public <R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return requireCallee().callAsync(request, timeout);
	}

	@Override
	public Timer sendAt(long monotonicNanos, M message) {
		return sendAfter(this.node.until(monotonicNanos), message);
	}

	@Override
	public Timer sendAfter(Duration delay, M message) {
		return Timer.start(this.node, this, delay, this.node.later(this.address, message));
	}

	@Override
	public Optional<Pid> owner() {
		return this.address.find().flatMap(Subject::owner);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof AddressedSubject<?> subject && subject.node == this.node
				&& subject.address.equals(this.address);
	}

	@Override
	public int hashCode() {
		return this.address.hashCode();
	}

	@Override
	public String toString() {
		return "subject of " + this.address;
	}

}
