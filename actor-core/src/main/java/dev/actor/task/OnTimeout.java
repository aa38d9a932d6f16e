package dev.actor.task;

/** What {@link Task#yieldMany} does with tasks that are not finished in time. */
public enum OnTimeout {

	/** They go on, and can be waited for again. */
	NOTHING,

	/** They go on, but nobody wants their results any more: {@link Task#ignore()}. */
	IGNORE,

	/** They are killed: {@link Task#shutdownBrutally()}. */
	KILL_TASK

}
