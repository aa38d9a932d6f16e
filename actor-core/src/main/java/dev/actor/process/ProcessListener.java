package dev.actor.process;

/**
 * Told of what happens in a system. Called on the threads of the processes: must be fast
 * and must not block. What it throws is logged and ignored.
 */
public interface ProcessListener {

	/**
	 * A process was made and will run soon.
	 * @param pid the process
	 */
	default void spawned(Pid pid) {
	}

	/**
	 * A process has ended.
	 * @param pid the process
	 * @param label how people know it
	 * @param reason why
	 * @param handled how many messages it has handled
	 */
	default void exited(Pid pid, String label, ExitReason reason, long handled) {
	}

	/**
	 * A process has ended abnormally. Told besides {@link #exited}.
	 * @param report what is known of it
	 */
	default void crashed(CrashReport report) {
	}

	/**
	 * Two processes were linked.
	 * @param pid who made the link
	 * @param peer the other one
	 */
	default void linked(Pid pid, Pid peer) {
	}

	/**
	 * A process watches another one.
	 * @param watcher who watches
	 * @param watched who is watched
	 */
	default void monitored(Pid watcher, Pid watched) {
	}

	/**
	 * A handler has handled a message, or thrown. Not told of each message, which would
	 * cost as much as short handlers do, but of one in eight milliseconds for each
	 * process at most: whichever comes first. {@link MessageListener} is told of each.
	 * @param pid the process
	 * @param label how people know it
	 * @param message the message
	 * @param nanos how long it took, in nanoseconds
	 */
	default void sampled(Pid pid, String label, Object message, long nanos) {
	}

	/**
	 * A handler took longer than is good.
	 * @param pid the process
	 * @param label how people know it
	 * @param message the message
	 * @param nanos how long it took, in nanoseconds, to about a millisecond
	 */
	default void slowHandler(Pid pid, String label, Object message, long nanos) {
	}

	/**
	 * A message was dropped.
	 * @param letter the message, for whom it was, and why
	 */
	default void deadLetter(DeadLetter letter) {
	}

	/**
	 * More messages wait for a process than is good. Told once, until the process has
	 * caught up.
	 * @param pid the process
	 * @param label how people know it
	 * @param length how many wait
	 */
	default void mailboxCrossed(Pid pid, String label, int length) {
	}

	/**
	 * A supervisor has started a child again.
	 * @param supervisor the supervisor's name
	 * @param child the child's id
	 * @param reason why the last incarnation ended
	 */
	default void restarted(String supervisor, String child, ExitReason reason) {
	}

	/**
	 * A supervisor ends because its children end too often.
	 * @param supervisor the supervisor's name
	 * @param child the child that ended last
	 * @param reason why it did
	 */
	default void gaveUp(String supervisor, String child, ExitReason reason) {
	}

}
