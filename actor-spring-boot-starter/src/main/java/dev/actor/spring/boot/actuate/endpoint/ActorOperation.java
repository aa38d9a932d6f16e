package dev.actor.spring.boot.actuate.endpoint;

/** What an operator can do to a process. */
public enum ActorOperation {

	/** It handles no messages until it is resumed; they wait. */
	SUSPEND,

	/** It goes on with the messages that wait. */
	RESUME,

	/** Its supervisor stops it and starts it again, which does not count as a restart. */
	RESTART,

	/** Its supervisor stops it, and does not start it again. */
	STOP,

	/** It ends at once, and its supervisor does about it what it does about a crash. */
	KILL,

	/** It writes each message and each change of its state to the log, redacted. */
	TRACE,

	/** It does so no longer. */
	NO_TRACE,

	/** It keeps its last events, redacted, for the endpoint to show. */
	LOG,

	/** It does so no longer. */
	NO_LOG

}
