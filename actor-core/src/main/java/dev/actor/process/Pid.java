package dev.actor.process;

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
	 * Tells somebody who is not a process of the end of this one. A process monitors
	 * instead.
	 * @param callback called once, on a thread of its own, where it may block; at once,
	 * with {@link ExitReason#NO_PROCESS}, if the process has ended already. What it
	 * throws is logged
	 * @return the watch, which can be cancelled
	 */
	ExitWatch onExit(Consumer<? super ExitReason> callback);

}
