package dev.actor.process;

import java.util.List;

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
	 * A handler has taken up a message. Told of a sample, as {@link #sampled}.
	 * @param pid the process
	 * @param label how people know it
	 * @param message the message
	 * @param nanos how long it had waited since it was sent, in nanoseconds
	 */
	default void waited(Pid pid, String label, Object message, long nanos) {
	}

	/**
	 * A call has ended, in whatever way. Told of each, those of supervisors' handles and
	 * operators aside, on the thread of the caller if it waits.
	 * @param callee whom it was for: a {@link Pid}, or a {@link Name} or an
	 * {@link Address} where nobody was
	 * @param outcome what became of it
	 */
	default void called(Object callee, CallOutcome outcome) {
	}

	/**
	 * A call has ended whose time was taken. Told of a sample, as {@link #sampled},
	 * besides {@link #called}.
	 * @param callee whom it was for
	 * @param outcome what became of it
	 * @param nanos how long it took, in nanoseconds
	 */
	default void callSampled(Pid callee, CallOutcome outcome, long nanos) {
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
	 * A handler takes so long that it may never come to an end. Told once for each
	 * message, on a thread of its own.
	 * @param pid the process
	 * @param label how people know it
	 * @param message the message
	 * @param nanos how long it takes already, at least, in nanoseconds
	 * @param stack where its thread is
	 */
	default void stuckHandler(Pid pid, String label, Object message, long nanos, List<StackTraceElement> stack) {
	}

	/**
	 * Actors wait for each other in calls, so that none of them goes on before a timeout
	 * ends one of the calls. Told by the actor whose call has closed the cycle, or by two
	 * if they did so at the same moment.
	 * @param cycle each waits for the next one, and the last one for the first one
	 */
	default void callCycle(List<Pid> cycle) {
	}

	/**
	 * A call has timed out, though its callee has nothing left to do: it has handled the
	 * request and did not answer, or keeps the reply for longer than the caller waits.
	 * @param callee whom the call was for
	 * @param label how people know it
	 * @param request the request
	 */
	default void unanswered(Pid callee, String label, Object request) {
	}

	/**
	 * An actor was started that is below no supervisor, nor below another process: nobody
	 * starts it again.
	 * @param pid the process
	 * @param label how people know it
	 */
	default void unsupervised(Pid pid, String label) {
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
