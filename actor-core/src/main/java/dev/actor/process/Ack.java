package dev.actor.process;

/** The answer that says only that something was done, Erlang's {@code ok}. */
public enum Ack {

	/** Done. */
	OK

}
