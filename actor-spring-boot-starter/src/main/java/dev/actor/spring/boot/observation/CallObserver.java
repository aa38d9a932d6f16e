package dev.actor.spring.boot.observation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Is around the calls of actors that are declared as beans. */
public interface CallObserver {

	/**
	 * Around a call that waits for its answer.
	 * @param <R> the type of the answer
	 * @param actor the name of the actor that is called
	 * @param call makes the call; what it throws is thrown
	 * @return the answer
	 */
	<R> R observe(String actor, Supplier<R> call);

	/**
	 * Around a call that does not wait.
	 * @param <R> the type of the answer
	 * @param actor the name of the actor that is called
	 * @param call makes the call
	 * @return the answer to come
	 */
	<R> CompletableFuture<R> observeAsync(String actor, Supplier<CompletableFuture<R>> call);

}
