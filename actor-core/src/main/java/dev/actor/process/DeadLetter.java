package dev.actor.process;

import java.util.Objects;

/**
 * A message that nobody handled.
 *
 * @param recipient for whom it was: a {@link Pid}, a {@link Name} or an {@link Address}
 * @param message the message
 * @param cause what kind of misfortune it was
 * @param why why nobody handled it, for people
 */
public record DeadLetter(Object recipient, Object message, Cause cause, String why) {

	public DeadLetter {
		Objects.requireNonNull(cause, "cause");
	}

	/** Why messages come to nothing. */
	public enum Cause {

		/** The recipient had ended, or nobody was there under its name or address. */
		NO_PROCESS,

		/** The recipient ended before it took the message. */
		UNREAD,

		/** The mailbox of the recipient was full. */
		MAILBOX_FULL,

		/** The recipient has nothing that takes such a message. */
		UNHANDLED

	}

}
