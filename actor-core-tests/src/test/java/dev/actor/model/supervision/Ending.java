package dev.actor.model.supervision;

import dev.actor.process.ExitReason;

/** Why a process ends. */
enum Ending {

	NORMAL(ExitReason.NORMAL), SHUTDOWN(ExitReason.SHUTDOWN), SHUTDOWN_WITH_DETAIL(ExitReason.shutdown("detail")),
	ABNORMAL(ExitReason.abnormal("bad")), KILLED(ExitReason.KILLED);

	private final ExitReason reason;

	Ending(ExitReason reason) {
		this.reason = reason;
	}

	ExitReason reason() {
		return this.reason;
	}

	boolean isOrderly() {
		return this != ABNORMAL && this != KILLED;
	}

}
