package dev.actor.process;

/**
 * Where to send the answer of one
 * {@link Subject#call(java.util.function.Function, java.time.Duration) call}. Travels
 * inside the request; may be kept and answered later, by any process or thread. The first
 * answer counts; a second one, and one that comes after the caller gave up, vanish.
 * Gleam's {@code reply_to}, Erlang's {@code From}.
 *
 * @param <R> the type of the answer
 */
public interface Reply<R> {

	/**
	 * Answers. Never blocks.
	 * @param answer the answer
	 */
	void send(R answer);

}
