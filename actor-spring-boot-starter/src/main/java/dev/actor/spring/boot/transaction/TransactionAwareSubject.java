package dev.actor.spring.boot.transaction;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.process.Timer;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A subject that takes part in Spring's transactions: what is sent within one is held
 * until it has committed, and dropped when it is rolled back, also to a savepoint. So no
 * actor acts on what never came to be, nor looks for what is not visible yet. Needs
 * {@code spring-tx}. May be used from any thread.
 * <ul>
 * <li>Within a transaction is what runs on the thread of the transaction. Where there is
 * none, as in a reactive one, each method does what the target does.</li>
 * <li>Messages that were held are sent in the order in which they were sent here, after
 * the commit and on its thread, so before the transactional method returns.</li>
 * <li>The transaction has committed by then. If nobody takes the message any more, nobody
 * gets an error for it: it is a dead letter, and an error in the log.</li>
 * <li>Calls are not held, since their answer is needed within the transaction.</li>
 * <li>Timers run at once, and are cancelled when the transaction is rolled back before
 * their time.</li>
 * </ul>
 *
 * @param <M> the type of the messages
 */
public final class TransactionAwareSubject<M> implements Subject<M> {

	private final Subject<M> target;

	/**
	 * Makes a subject transaction-aware.
	 * @param target where the messages go
	 */
	public TransactionAwareSubject(Subject<M> target) {
		this.target = Objects.requireNonNull(target, "target");
	}

	@Override
	public void send(M message) {
		Objects.requireNonNull(message, "A message must not be null");
		if (isInTransaction()) {
			hold(message);
		}
		else {
			this.target.send(message);
		}
	}

	/**
	 * Like {@link #send}, without an error.
	 * @param message the message
	 * @return false if there was nobody to take the message; true for one that is held
	 */
	@Override
	public boolean trySend(M message) {
		Objects.requireNonNull(message, "A message must not be null");
		if (isInTransaction()) {
			hold(message);
			return true;
		}
		return this.target.trySend(message);
	}

	@Override
	public <R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return this.target.call(request, timeout);
	}

	@Override
	public <R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout) {
		return this.target.callAsync(request, timeout);
	}

	@Override
	public Timer sendAt(long monotonicNanos, M message) {
		return cancelledAtRollback(this.target.sendAt(monotonicNanos, message));
	}

	@Override
	public Timer sendAfter(Duration delay, M message) {
		return cancelledAtRollback(this.target.sendAfter(delay, message));
	}

	@Override
	public Optional<Pid> owner() {
		return this.target.owner();
	}

	/** An empty transaction, as with {@code SUPPORTS}, has nothing to wait for. */
	private static boolean isInTransaction() {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.isActualTransactionActive();
	}

	private void hold(M message) {
		TransactionSynchronizationManager.registerSynchronization(new HeldMessage<>(this.target, message));
	}

	private static Timer cancelledAtRollback(Timer timer) {
		if (isInTransaction()) {
			TransactionSynchronizationManager.registerSynchronization(new HeldTimer(timer));
		}
		return timer;
	}

	@Override
	public String toString() {
		return "transaction-aware " + this.target;
	}

}
