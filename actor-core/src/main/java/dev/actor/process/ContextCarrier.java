package dev.actor.process;

import org.jspecify.annotations.Nullable;

/**
 * Carries what a thread knows of the work that it does, such as SLF4J's MDC or a trace,
 * to the threads on which others go on with that work. Given to a system by
 * {@code ActorSystem.builder(name).context(carrier)}.
 * <p>
 * What travels with the context of its sender, or starter, at the time of the send:
 * <ul>
 * <li>Messages, requests of calls, and timers: while a handler works on one, its thread
 * has that context. So it goes on with what the handler itself sends and starts, with its
 * steps, and with the end of a silence that it waits for.</li>
 * <li>Starts: an initialiser, what runs before the first message, and a {@link Body} have
 * the context of whoever starts the process.</li>
 * <li>The answer of {@link Subject#callAsync}: its callbacks have the context of the
 * caller.</li>
 * </ul>
 * And what does not:
 * <ul>
 * <li>A message without context is handled without any. So are exits and downs, whence a
 * child that is started again has nothing of whatever its supervisor did before.</li>
 * <li>An answer takes nothing back to the caller of {@link Subject#call}.</li>
 * <li>{@link Pid#onExit} calls back without any: the end may come years later.</li>
 * <li>What a handler changes in the context of its thread is gone after the message.</li>
 * </ul>
 * A process with a loop of its own has the context of the message that it took last, from
 * each receive that took one to the next; one that waits inside of a handler keeps that
 * of the handler's message, and an attached thread keeps its own. What runs at the end of
 * a process, {@link Behavior#stopping} and the crash report, has the context of the
 * message in whose handler the end came, and none if it came in between.
 * <p>
 * A carrier is used by many threads at once, at each send and each receipt: it must be
 * quick and must not block. What it throws is logged, once a minute at most, and the
 * message goes on without what this carrier would have carried.
 * <p>
 * Micrometer's context propagation, say, fits in as it is:
 *
 * <pre class="code">
 * () -&gt; {
 *     ContextSnapshot snapshot = factory.captureAll();
 *     return () -&gt; snapshot.setThreadLocals()::close;
 * }
 * </pre>
 */
@FunctionalInterface
public interface ContextCarrier {

	/**
	 * Carries SLF4J's MDC. No system does so unless it is told to, so that a send has
	 * nothing to look for.
	 * @return the carrier
	 */
	static ContextCarrier mdc() {
		return new MdcCarrier();
	}

	/**
	 * Takes down what the calling thread has. Called by whoever sends or starts.
	 * @return what it has, or {@code null} if that is nothing
	 */
	@Nullable Snapshot capture();

	/**
	 * Takes down what the calling thread has, for a message that it sends now: a request
	 * of a call too, but not a timer, a start or an answer. If nothing is said, that is
	 * no different.
	 * @param recipient for whom the message is
	 * @return what it has, or {@code null} if that is nothing
	 */
	default @Nullable Snapshot capture(Pid recipient) {
		return capture();
	}

	/**
	 * What a thread that has nothing has: restored for messages that were sent without
	 * context. If nothing is said, such a message sees what the thread has of itself, and
	 * what handlers forget to clear stays with the thread.
	 * @return the empty snapshot, always usable
	 */
	default Snapshot empty() {
		return () -> () -> {
		};
	}

	/** What a thread had. Immutable; restored by any number of threads at once. */
	@FunctionalInterface
	interface Snapshot {

		/**
		 * Gives the calling thread what was captured, and nothing else.
		 * @return to be closed by the same thread, the last one first
		 */
		Scope restore();

		/**
		 * The send for which {@link #capture(Pid)} took this down is over. Called once,
		 * by the sender, maybe when the message is handled already.
		 * @param delivered whether the message is in the mailbox of its recipient; if
		 * not, the send has failed or the message is a dead letter
		 */
		default void sent(boolean delivered) {
		}

	}

	/** For how long a thread has what was captured. */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		/** Gives the thread back what it had before. */
		@Override
		void close();

	}

}
