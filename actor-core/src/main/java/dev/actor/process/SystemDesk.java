package dev.actor.process;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a process that the kernel calls for each message, by
 * {@link Pid#system}. Belongs to the thread of the process. OTP's {@code sys}.
 */
public interface SystemDesk {

	/**
	 * Handles no messages any more but system messages, until {@link #resume()}. Exit
	 * signals and the exit of the parent still count. Does nothing the second time.
	 */
	void suspend();

	/** Goes on, with the oldest message first. Does nothing if it is not suspended. */
	void resume();

	/**
	 * Whether it is suspended.
	 * @return whether it handles system messages only
	 */
	boolean isSuspended();

	/**
	 * The state as it is, for those who may see everything.
	 * @return the state, or {@code null} for a behaviour that has none to show
	 */
	@Nullable Object state();

	/**
	 * The state as people may see it.
	 * @return the redacted state, or a note that the redaction failed
	 */
	@Nullable Object redactedState();

	/**
	 * Puts another state in place.
	 * @param change makes it of the present one; if it throws, nothing is changed
	 * @return the new state
	 * @throws UnsupportedOperationException if the behaviour does not allow it
	 */
	Object replaceState(UnaryOperator<Object> change);

	/**
	 * Ends the process as if it had stopped by itself: it cleans up first.
	 * @param reason the reason
	 * @return never
	 */
	ExitException terminate(ExitReason reason);

	/**
	 * Has somebody told of what the process receives, sends and becomes.
	 * @param id under which it is found again
	 * @param hook whom to tell
	 * @return false if there is one with this id already; it stays
	 */
	boolean install(String id, DebugHook hook);

	/**
	 * The hook with an id.
	 * @param id the id
	 * @return the hook, or empty
	 */
	Optional<DebugHook> hook(String id);

	/**
	 * The hooks that are installed.
	 * @return their ids
	 */
	Set<String> hooks();

	/**
	 * Has a hook told no longer.
	 * @param id its id
	 * @return false if there was none
	 */
	boolean remove(String id);

	/** Has no hook told any longer. */
	void removeAll();

}
