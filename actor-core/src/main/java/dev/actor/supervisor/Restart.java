package dev.actor.supervisor;

import dev.actor.process.ExitReason;

/** When a supervisor starts a child again that has ended by itself. */
public enum Restart {

	/** Always. */
	PERMANENT,

	/** After an abnormal end only. */
	TRANSIENT,

	/** Never; the supervisor forgets it. */
	TEMPORARY;

	/**
	 * Whether a child that has ended by itself is started again.
	 * @param reason why it has ended
	 * @return whether its supervisor starts it again
	 */
	public boolean applies(ExitReason reason) {
		return switch (this) {
			case PERMANENT -> true;
			case TRANSIENT -> reason.isAbnormal();
			case TEMPORARY -> false;
		};
	}

}
