package dev.actor.process;

/**
 * A {@link Body} that is born with an inbox.
 *
 * @param <M> the type of the messages in the inbox
 */
@FunctionalInterface
public interface ReceiverBody<M> {

	/**
	 * Runs as the process.
	 * @param self the process itself; not to be handed to other threads
	 * @param inbox a subject that belongs to this process
	 * @throws Exception to end the process abnormally, with the exception as its reason
	 */
	void run(Process self, Subject<M> inbox) throws Exception;

}
