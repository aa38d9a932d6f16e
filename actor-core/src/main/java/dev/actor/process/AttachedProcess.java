package dev.actor.process;

/**
 * A process that lives in a thread which the library did not make, such as a test's. Ends
 * with {@link ExitReason#NORMAL} when it is closed, by that thread.
 */
public interface AttachedProcess extends Process, AutoCloseable {

	@Override
	void close();

}
