package dev.actor.process;

import org.jspecify.annotations.Nullable;

/**
 * A process that the kernel calls once for each message, so that it holds no thread while
 * idle. Actors and supervisors are made of it; applications rarely need it themselves.
 * The counterpart of an OTP special process.
 * <ul>
 * <li>Calls never overlap, and each sees what the ones before it wrote, though the
 * threads differ.</li>
 * <li>A call may block, and may use {@code self} to receive selectively.</li>
 * <li>A thrown exception ends the process with it as the reason;
 * {@link Process#exit(ExitReason)} ends it in an orderly way.</li>
 * <li>When the process traps exits, the exit of its parent ends it with the parent's
 * reason.</li>
 * </ul>
 *
 * @param <T> what the selector makes of messages
 */
public interface Behavior<T> {

	/**
	 * What to receive, for a behaviour whose start has nothing else to do: nobody waits
	 * for it then, and the process takes no thread before its first message. Runs on the
	 * thread of whoever starts the process, before that is linked to anybody. Must
	 * neither block nor throw, nor run code of others.
	 * @param newborn the process
	 * @return what to receive; {@link #start} and {@link #started} do not run then. Or
	 * {@code null} if the behaviour has to be started, which is so if nothing is said
	 */
	default @Nullable Selector<T> ready(Newborn newborn) {
		return null;
	}

	/**
	 * Runs first. Whoever started the process waits until this returns.
	 * @param self the process itself
	 * @return what to receive
	 * @throws InitFailedException to refuse the start in an orderly way
	 * @throws Exception to crash in the start
	 */
	Selector<T> start(Process self) throws Exception;

	/**
	 * Runs once when whoever started the process was told that it has started, and before
	 * the first message.
	 * @param self the process itself
	 * @return what to receive from now on, or {@code null} for the same as before
	 * @throws Exception to end the process
	 */
	default @Nullable Selector<T> started(Process self) throws Exception {
		return null;
	}

	/**
	 * Handles one message that the selector matched.
	 * @param self the process itself
	 * @param message what the selector made of the message
	 * @return what to receive from now on, or {@code null} for the same as before
	 * @throws Exception to end the process
	 */
	@Nullable Selector<T> handle(Process self, T message) throws Exception;

	/**
	 * Cleans up before an end that the process itself knows of: an exit or exception of
	 * its own, or its parent's exit while it traps exits. Not called when it is killed,
	 * or ended by an exit signal while it does not trap exits. The process may still
	 * send.
	 * @param self the process itself
	 * @param reason the coming reason
	 * @throws Exception replaces the reason
	 */
	default void stopping(Process self, ExitReason reason) throws Exception {
	}

	/**
	 * The state, for an operator who asks for it. Called between two messages.
	 * @return the state, or {@code null} if it has none to show
	 */
	default @Nullable Object state() {
		return null;
	}

	/**
	 * Puts another state in place, for an operator. Called between two messages.
	 * @param state the new state
	 * @throws UnsupportedOperationException if that makes no sense
	 */
	default void replaceState(Object state) {
		throw new UnsupportedOperationException("Its state cannot be replaced");
	}

	/**
	 * Hides of the state what people must not see in logs and pages. OTP's
	 * {@code format_status}.
	 * @param state the state
	 * @return what may be seen
	 */
	default Object redactState(Object state) {
		return state;
	}

	/**
	 * Hides of a message what people must not see in logs and pages.
	 * @param message a message that it received
	 * @return what may be seen
	 */
	default Object redactMessage(Object message) {
		return message;
	}

	/**
	 * Hides of a message what people must not see in logs and pages.
	 * @param message a message or an answer that it sent, to whomever
	 * @return what may be seen
	 */
	default Object redactSent(Object message) {
		return message;
	}

	/**
	 * What a message is about, for those who look on, if the behaviour receives more than
	 * what others send: the end of a silence, or of a state's time.
	 * @param message what the selector made of a message
	 * @return what the handler gets of it
	 */
	default Object meant(Object message) {
		return message;
	}

	/**
	 * Whether it looks after other processes, so that nobody misses a supervisor above
	 * it.
	 * @return whether it supervises
	 */
	default boolean supervises() {
		return false;
	}

	/**
	 * What {@link ProcessInfo#snapshot()} shows.
	 * @return an immutable value; called from any thread
	 */
	default @Nullable Object snapshot() {
		return null;
	}

}
