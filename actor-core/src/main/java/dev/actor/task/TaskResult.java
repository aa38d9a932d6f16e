package dev.actor.task;

import java.util.Objects;

import dev.actor.process.ExitReason;

/**
 * What became of a task. Immutable.
 *
 * @param <R> the type of the result
 */
public sealed interface TaskResult<R> {

	/**
	 * The result.
	 * @return the result
	 * @throws TaskExitedException if there is none
	 */
	R orElseThrow();

	/**
	 * The task returned.
	 *
	 * @param <R> the type of the result
	 * @param value the result
	 */
	record Ok<R>(R value) implements TaskResult<R> {

		public Ok {
			Objects.requireNonNull(value, "The result of a task must not be null; use Optional or Ack");
		}

		@Override
		public R orElseThrow() {
			return this.value;
		}

	}

	/**
	 * The task ended without a result.
	 *
	 * @param <R> the type of the result
	 * @param reason why; also {@link ExitReason#NORMAL} is possible
	 */
	record Exited<R>(ExitReason reason) implements TaskResult<R> {

		public Exited {
			Objects.requireNonNull(reason, "reason");
		}

		@Override
		public R orElseThrow() {
			throw new TaskExitedException("A task", this.reason);
		}

	}

}
