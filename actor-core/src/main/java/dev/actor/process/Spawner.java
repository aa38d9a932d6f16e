package dev.actor.process;

/**
 * Where processes are started: an actor system, or a process. What a process starts is
 * linked to it, unless the method says otherwise; what a system starts is linked to
 * nothing.
 */
public interface Spawner {

	/**
	 * Starts a process with a loop of its own. Returns at once.
	 * @param body what it runs
	 * @return its pid
	 */
	Pid spawn(Body body);

	/**
	 * Starts a process with a loop of its own that is linked to nothing. Returns at once.
	 * Erlang's {@code spawn}.
	 * @param body what it runs
	 * @return its pid
	 */
	Pid spawnUnlinked(Body body);

	/**
	 * Starts a process with a loop of its own that is born with an inbox. Returns at
	 * once; messages may be sent at once.
	 * @param <M> the type of the messages
	 * @param body what it runs
	 * @return the inbox, which only the new process can receive from
	 */
	<M> Subject<M> spawnReceiver(ReceiverBody<M> body);

	/**
	 * Starts a process with a loop of its own. Returns at once.
	 * @param body what it runs
	 * @param options more choices
	 * @return its pid
	 * @throws NameTakenException if the name among the options is taken
	 */
	Pid spawn(Body body, SpawnOptions options);

	/**
	 * Starts a process with a loop of its own that is linked to nothing. Returns at once.
	 * @param body what it runs
	 * @param options more choices
	 * @return its pid
	 * @throws NameTakenException if the name among the options is taken
	 */
	Pid spawnUnlinked(Body body, SpawnOptions options);

	/**
	 * Starts a process that the kernel calls once for each message, and waits until its
	 * initialiser is through. After an error nothing is left of the process.
	 * @param behavior what it runs; belongs to this one process from now on
	 * @param options more choices
	 * @return its pid
	 * @throws StartException if it did not start
	 */
	Pid start(Behavior<?> behavior, SpawnOptions options);

	/**
	 * The subject that leads to whoever holds a name.
	 * @param <M> the type of the messages
	 * @param name the name, held or not
	 * @return the subject
	 */
	<M> Subject<M> subject(Name<M> name);

	/**
	 * The subject that passes on to wherever an address leads at the time of each send;
	 * for registries.
	 * @param <M> the type of the messages
	 * @param address the address
	 * @return the subject; a process receives from its own subjects, not from this one
	 */
	<M> Subject<M> subject(Address<M> address);

	/**
	 * Whether a process, dead or alive, is one of this system.
	 * @param pid the process
	 * @return false if it belongs to another system
	 */
	boolean hosts(Pid pid);

}
