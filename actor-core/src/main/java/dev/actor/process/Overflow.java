package dev.actor.process;

/** What happens to a message for which a bounded mailbox has no room. */
public enum Overflow {

	/** The sender waits, for a limited time; then its send fails. */
	BLOCK,

	/** The send fails at once with {@link MailboxFullException}. */
	FAIL,

	/** The message becomes a dead letter. */
	DROP_NEWEST

}
