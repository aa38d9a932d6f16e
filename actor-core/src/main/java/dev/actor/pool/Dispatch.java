package dev.actor.pool;

import java.util.function.Function;

/** Which worker gets a job. */
sealed interface Dispatch<J> {

	/** One after the other. */
	record RoundRobin<J>() implements Dispatch<J> {
	}

	/** Whoever is free first. */
	record LeastBusy<J>() implements Dispatch<J> {
	}

	/** The same one for the same key. */
	record ByKey<J>(Function<? super J, ?> key) implements Dispatch<J> {
	}

}
