package dev.actor.spring.boot;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;

/**
 * What an application does with actors that it does not declare as beans, and calls that
 * take the configured time. May be used from any thread, but not from an initialiser or a
 * handler for what starts and stops: the root supervisor may be waiting for that.
 */
public interface ActorOperations {

	/**
	 * Starts an actor as a child of the root supervisor: it is restarted when it fails,
	 * and stopped with the application.
	 * @param <M> the type of its messages
	 * @param actor the actor
	 * @return the started actor; its subject stays valid when it is restarted
	 * @throws dev.actor.supervisor.ChildException if the root has a child of that name
	 * @throws dev.actor.process.StartException if it did not start
	 * @throws dev.actor.process.NoProcessException if the tree does not run
	 */
	<M> Started<M> start(ActorSpec<M> actor);

	/**
	 * Starts any child under the root supervisor.
	 * @param child the child
	 * @return its pid
	 * @throws dev.actor.supervisor.ChildException if the root has a child of that name
	 * @throws dev.actor.process.StartException if it did not start
	 * @throws dev.actor.process.NoProcessException if the tree does not run
	 */
	Pid start(ChildSpec child);

	/**
	 * Stops a child of the root supervisor that was started here, and forgets it.
	 * @param name its name
	 * @return false if there is no such child
	 * @throws IllegalArgumentException if it is a declared one, which others count on
	 * @throws dev.actor.process.NoProcessException if the tree does not run
	 */
	boolean stop(String name);

	/**
	 * The subject that leads to whoever has a name.
	 * @param <M> the type of its messages
	 * @param name the name
	 * @return the subject
	 */
	<M> Subject<M> subject(Name<M> name);

	/**
	 * Who has a name.
	 * @param name the name
	 * @return the living process, or empty
	 */
	Optional<Pid> lookup(Name<?> name);

	/**
	 * Calls an actor and waits for the configured time
	 * ({@code actor.defaults.call-timeout}).
	 * @param <M> the type of its messages
	 * @param <R> the type of the answer
	 * @param subject whom to call
	 * @param request makes the request around the reply, as in {@code Get::new}
	 * @return the answer
	 * @throws dev.actor.process.CallException as {@link Subject#call} does
	 */
	<M, R> R call(Subject<M> subject, Function<? super Reply<R>, ? extends M> request);

	/**
	 * Calls an actor without waiting, for the configured time
	 * ({@code actor.defaults.call-timeout}).
	 * @param <M> the type of its messages
	 * @param <R> the type of the answer
	 * @param subject whom to call
	 * @param request makes the request around the reply
	 * @return the answer to come; fails as {@link Subject#callAsync} says
	 */
	<M, R> CompletableFuture<R> callAsync(Subject<M> subject, Function<? super Reply<R>, ? extends M> request);

}
