package dev.actor.benchmarks.contender;

/** What a process does with each message. */
@FunctionalInterface
public interface Handler {

	/**
	 * Handles one message.
	 * @param message the message
	 * @return whether the process goes on
	 * @throws Exception not expected
	 */
	boolean handle(Object message) throws Exception;

}
