package dev.actor.process;

/**
 * A process with a loop of its own. It may block wherever it likes; the process ends with
 * {@link ExitReason#NORMAL} when it returns, and abnormally when it throws.
 */
@FunctionalInterface
public interface Body {

	/**
	 * Runs as the process.
	 * @param self the process itself; not to be handed to other threads
	 * @throws Exception to end the process abnormally, with the exception as its reason
	 */
	void run(Process self) throws Exception;

}
