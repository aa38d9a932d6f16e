package dev.actor.process;

/**
 * Where a new process is entered before anything of it runs, under a name of the
 * registrar's own. What OTP calls {@code via}.
 *
 * @param <M> the type of the messages that reach the process through the registrar
 */
@FunctionalInterface
public interface Registrar<M> {

	/**
	 * Enters a process, on the thread of whoever starts it. It is to be forgotten when it
	 * ends, for which {@link Pid#onExit} is there; a dead one is to count as forgotten at
	 * once.
	 * @param pid the process, which receives messages from now on
	 * @param subject a subject of the process, from which it will receive
	 * @throws NameTakenException if the name is held by another process; nothing is left
	 * of the new one then
	 */
	void register(Pid pid, Subject<M> subject);

}
