package dev.actor.process;

/**
 * Something that an operator asks of a process, OTP's system message. The process does it
 * between two messages of its own, also while it is suspended.
 *
 * @param <R> the type of the answer
 */
@FunctionalInterface
public interface SystemRequest<R> {

	/**
	 * Runs in the process.
	 * @param desk what can be asked of the process, to be used in this call only
	 * @return the answer
	 * @throws Exception told to whoever asked; the process goes on
	 */
	R handle(SystemDesk desk) throws Exception;

}
