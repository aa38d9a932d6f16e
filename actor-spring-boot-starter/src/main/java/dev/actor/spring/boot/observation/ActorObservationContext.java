package dev.actor.spring.boot.observation;

import io.micrometer.observation.Observation;

/** What is known of an observation: the actor that handles a message, or is called. */
public class ActorObservationContext extends Observation.Context {

	private final String actor;

	/**
	 * The context of one observation.
	 * @param actor the name of the actor, or {@code none} if it has none
	 */
	public ActorObservationContext(String actor) {
		this.actor = actor;
	}

	/**
	 * The actor.
	 * @return its name, or {@code none} if it has none
	 */
	public final String actor() {
		return this.actor;
	}

}
