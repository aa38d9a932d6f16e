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

	boolean applies(ExitReason reason) {
		return switch (this) {
			case PERMANENT -> true;
			case TRANSIENT -> reason.isAbnormal();
			case TEMPORARY -> false;
		};
	}

}
