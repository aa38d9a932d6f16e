package dev.actor.task;

/** There is no result of a task. */
public abstract sealed class TaskException extends RuntimeException permits TaskExitedException, TaskTimeoutException {

	private static final long serialVersionUID = 1L;

	TaskException(String message) {
		super(message);
	}

}
