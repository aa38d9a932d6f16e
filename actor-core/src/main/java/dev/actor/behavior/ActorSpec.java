package dev.actor.behavior;

import dev.actor.process.Name;
import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/**
 * An actor of a supervision tree: a name, and how to start it. Immutable; the same spec
 * can be started in a test, in a system, and under Spring.
 *
 * @param <M> the type of its messages
 */
public final class ActorSpec<M> {

	private final Name<M> name;

	private final Startable<M> actor;

	private ActorSpec(Name<M> name, Startable<M> actor) {
		this.name = name;
		this.actor = actor.named(name);
	}

	/**
	 * An actor that starts with a given, immutable state.
	 * @param <S> the type of the state
	 * @param <M> the type of the messages
	 * @param name its name, which is unique in its system
	 * @param state the state of each new incarnation
	 * @param handler what it does with messages
	 * @return the spec
	 */
	public static <S, M> ActorSpec<M> of(String name, S state, Handler<S, M> handler) {
		return of(name, Actor.of(state, handler));
	}

	/**
	 * An actor with more choices, or a state machine.
	 * @param <M> the type of the messages
	 * @param name its name, which is unique in its system
	 * @param actor how to start it
	 * @return the spec
	 */
	public static <M> ActorSpec<M> of(String name, Startable<M> actor) {
		return of(Name.of(name), actor);
	}

	/**
	 * An actor under a name that is a constant somewhere, so that its type is known.
	 * @param <M> the type of the messages
	 * @param name its name, which is unique in its system
	 * @param actor how to start it
	 * @return the spec
	 */
	public static <M> ActorSpec<M> of(Name<M> name, Startable<M> actor) {
		return new ActorSpec<>(name, actor);
	}

	/**
	 * The name.
	 * @return the name
	 */
	public Name<M> name() {
		return this.name;
	}

	/**
	 * The subject that leads to the actor, before, while and after it runs.
	 * @param spawner the system, or a process in it
	 * @return the subject
	 */
	public Subject<M> subject(Spawner spawner) {
		return spawner.subject(this.name);
	}

	/**
	 * Starts the actor and waits for its initialiser.
	 * @param spawner where: a process, which is linked to the actor then, or a system
	 * @return the started actor
	 * @throws dev.actor.process.StartException if it did not start; nothing is left of it
	 */
	public Started<M> start(Spawner spawner) {
		return this.actor.start(spawner);
	}

	@Override
	public String toString() {
		return "actor '" + this.name + "'";
	}

}
