package dev.actor.process;

/**
 * The detail of the {@link ExitReason#shutdown} of a supervisor that could not start a
 * child. OTP's <code>{failed_to_start_child, Id, Reason}</code>.
 *
 * @param id the child
 * @param error why it did not start
 */
public record FailedToStartChild(String id, StartError error) {

	@Override
	public String toString() {
		return "its child '" + this.id + "' did not start: " + this.error;
	}

}
