package dev.actor.spring.boot.actuate.metrics;

import dev.actor.process.ExitReason;

/** Exit reasons without their details. */
enum ExitKind {

	/** It did its work. */
	NORMAL,

	/** It was asked to stop. */
	SHUTDOWN,

	/** It was killed. */
	KILLED,

	/** It crashed, or somebody that it was linked to did. */
	ABNORMAL;

	static ExitKind of(ExitReason reason) {
		return switch (reason) {
			case ExitReason.Normal normal -> NORMAL;
			case ExitReason.Shutdown shutdown -> SHUTDOWN;
			case ExitReason.Killed killed -> KILLED;
			case ExitReason.Kill kill -> KILLED;
			case ExitReason.NoConnection lost -> ABNORMAL;
			case ExitReason.NoProcess gone -> ABNORMAL;
			case ExitReason.Abnormal abnormal -> ABNORMAL;
		};
	}

}
