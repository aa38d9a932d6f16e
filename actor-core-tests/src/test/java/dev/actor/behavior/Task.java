package dev.actor.behavior;

import java.time.Duration;

import dev.actor.process.Subject;

/** A message that says itself what its actor does with the state. */
@FunctionalInterface
interface Task {

	Next<Integer, Task> next(int state) throws Exception;

	static Next<Integer, Task> run(int state, Task task) throws Exception {
		return task.next(state);
	}

	static int valueOf(Subject<Task> actor) {
		return actor.<Integer>call((reply) -> (state) -> Next.reply(reply, state, state), Duration.ofSeconds(2));
	}

}
