package dev.actor.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The identity of one incarnation of a process; a restarted process has another one.
 * Stays usable after the process has ended. Equal to itself only. Prints as
 * {@code <node.number>}. All methods may be called from any thread and do not block.
 */
public sealed interface Pid permits Peer {

	/**
	 * Whether the process runs. Once this thread has seen the process's end, or has
	 * killed it, the answer is {@code false} for ever.
	 * @return whether the process is alive
	 */
	boolean isAlive();

	/**
	 * How people know the process.
	 * @return its label, or an empty text
	 */
	String label();

	/**
	 * Who started the process, who started that one, and so on, dead or alive. Forgotten
	 * little by little when the process has ended and all were told.
	 * @return the ancestors, nearest first
	 */
	List<Pid> ancestors();

	/**
	 * Ends the process with reason {@link ExitReason#KILLED}, trapping or not. Does
	 * nothing to a dead process. Erlang's {@code exit(Pid, kill)}.
	 */
	void kill();

	/**
	 * Sends an exit signal, Erlang's {@code exit(Pid, Reason)}. A trapping process gets
	 * an {@link Exit} message; another one ends with the reason, except that
	 * {@link ExitReason#NORMAL} from somebody else is ignored. Does nothing to a dead
	 * process.
	 * @param reason the reason
	 */
	void sendExit(ExitReason reason);

	/**
	 * A picture of the process, Erlang's {@code process_info}.
	 * @return the picture, or empty when the process has ended
	 */
	Optional<ProcessInfo> info();

	/**
	 * How many messages wait, for whoever looks at many processes: cheaper than
	 * {@link #info()}.
	 * @return the number; zero when the process has ended
	 */
	int mailboxLength();

	/**
	 * What types the waiting messages have. Looks at the mailbox while others change it:
	 * may miss a message, or see one twice, that comes or goes in the same moment.
	 * @param limit how many messages to look at
	 * @return one for each message, in no order
	 */
	List<Class<?>> waiting(int limit);

	/**
	 * What its handler works on, for whoever looks at many processes: cheap while it is
	 * idle. To wait in the handler, for an answer or a database, is to work.
	 * @return the message's type and the time; empty when the process handles nothing,
	 * has a loop of its own, or has ended
	 */
	Optional<Handling> handling();

	/**
	 * Where the code of the process is now. Dear: stops its thread for a moment.
	 * @return the stack, innermost first; empty when the process has no thread
	 */
	List<StackTraceElement> stackTrace();

	/**
	 * Has the process do something between two messages, after those that the caller sent
	 * before. {@code Sys} has everything that operators usually ask for.
	 * @param <R> the type of the answer
	 * @param request what it shall do
	 * @param timeout how long to wait
	 * @return the answer
	 * @throws CallException as a call of the process does
	 * @throws SystemRequestFailedException if the request threw; the process goes on
	 * @throws IllegalStateException if the process has a loop of its own
	 */
	<R> R system(SystemRequest<R> request, Duration timeout);

	/**
	 * Stops the process after the messages that the caller sent before, and waits for its
	 * end. It cleans up; nobody is killed. OTP's {@code gen_server:stop}.
	 * @param reason the reason to end with
	 * @param timeout how long to wait
	 * @throws NoProcessException if it had ended already
	 * @throws CalleeExitedException if it ended with another reason
	 * @throws CallTimeoutException if it had not ended in time; it may do so later
	 * @throws CallingSelfException if the caller runs this process
	 * @throws CallInterruptedException if the calling thread was interrupted
	 * @throws IllegalStateException if the process has a loop of its own
	 */
	void stop(ExitReason reason, Duration timeout);

	/**
	 * Tells somebody who is not a process of the end of this one. A process monitors
	 * instead.
	 * @param callback called once, on a thread of its own, where it may block; at once,
	 * with {@link ExitReason#NO_PROCESS}, if the process has ended already. What it
	 * throws is logged
	 * @return the watch, which can be cancelled
	 */
	ExitWatch onExit(Consumer<? super ExitReason> callback);

}
