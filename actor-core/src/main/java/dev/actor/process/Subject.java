package dev.actor.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A typed address. One that a process made for itself ends with that process; one with a
 * {@link Name} leads to whoever holds the name at the time of each send, and so stays
 * valid when a supervisor restarts the process. May be used from any thread.
 * <ul>
 * <li>Messages from one sender arrive in the order in which they were sent.</li>
 * <li>What a sender wrote before a send is seen by the receiver.</li>
 * <li>A message to an unnamed subject whose process has ended is a dead letter: counted
 * and logged, without an error for the sender. A name without a holder is the sender's
 * error.</li>
 * </ul>
 *
 * @param <M> the type of the messages
 */
public interface Subject<M> {

	/**
	 * Puts a message at the end of the owner's mailbox. Never blocks.
	 * @param message the message
	 * @throws NullPointerException if the message is null
	 * @throws NoProcessException if the subject has a name and nobody holds it
	 * @throws MutableMessageException if the system looks for mutable messages and
	 * refuses them; so do all the others here
	 */
	void send(M message);

	/**
	 * Like {@link #send}, without an error.
	 * @param message the message
	 * @return false if there was nobody to take the message; it was dropped then
	 */
	boolean trySend(M message);

	/**
	 * Sends a request and waits for its answer, Erlang's {@code gen_server:call}. The
	 * caller's mailbox stays as it is.
	 * @param <R> the type of the answer
	 * @param request makes the request around the reply, as in {@code Get::new}
	 * @param timeout how long to wait; the request is carried out even if the caller gave
	 * up
	 * @return the answer
	 * @throws NoProcessException if there was nobody to ask
	 * @throws CalleeExitedException if the callee ended first, at once
	 * @throws CallTimeoutException if no answer came in time
	 * @throws CallingSelfException if the caller is the callee
	 * @throws CallInterruptedException if the calling thread was interrupted
	 */
	<R> R call(Function<? super Reply<R>, ? extends M> request, Duration timeout);

	/**
	 * Sends a request, and gives the answer when it comes; for a caller that does not
	 * want to wait, or that has many callees at once. Fails as {@link #call} does, with
	 * the same exceptions. Who cancels the future gives up: the answer vanishes.
	 * @param <R> the type of the answer
	 * @param request makes the request around the reply
	 * @param timeout how long to wait
	 * @return the answer to come; its callbacks run on a thread of their own, which is no
	 * process
	 * @throws NoProcessException if there was nobody to ask
	 */
	<R> CompletableFuture<R> callAsync(Function<? super Reply<R>, ? extends M> request, Duration timeout);

	/**
	 * Sends a message at an instant. Otherwise like {@link #sendAfter}.
	 * @param monotonicNanos the instant, as {@link Process#monotonicNanos()} counts; at
	 * once if it is over
	 * @param message the message
	 * @return the timer
	 */
	Timer sendAt(long monotonicNanos, M message);

	/**
	 * Sends a message later. The timer belongs to nobody: it outlives its maker. A name
	 * is looked up when the time has come; if nobody holds it then, the message is
	 * dropped.
	 * @param delay how long to wait, zero or more
	 * @param message the message
	 * @return the timer
	 */
	Timer sendAfter(Duration delay, M message);

	/**
	 * Who would get a message now.
	 * @return the process, or empty if nobody would
	 */
	Optional<Pid> owner();

}
