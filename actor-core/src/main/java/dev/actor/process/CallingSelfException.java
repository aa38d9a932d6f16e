package dev.actor.process;

/** A process called itself, which could never be answered. */
public final class CallingSelfException extends CallException {

	private static final long serialVersionUID = 1L;

	CallingSelfException(String who) {
		super(who + " calls itself and would wait for ever; do the work in place, or send without waiting");
	}

}
