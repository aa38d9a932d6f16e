package dev.actor.process;

/** A bounded mailbox had no room for a message. */
public final class MailboxFullException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Pid pid;

	MailboxFullException(LocalProcess process, MailboxLimit limit, String why) {
		super("The mailbox of %s is full (%d messages): %s".formatted(process.describe(), limit.capacity(), why));
		this.pid = process;
	}

	/**
	 * Whose mailbox was full.
	 * @return the process
	 */
	public Pid pid() {
		return this.pid;
	}

}
