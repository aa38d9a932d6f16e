package dev.actor.spring.boot.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

/**
 * What is known of a send: for whom the message is. Nothing has to be written into it for
 * the recipient, whose observation is given its parent.
 */
public final class ActorSendObservationContext extends SenderContext<String> {

	private final String actor;

	/**
	 * The context of one observation.
	 * @param actor the name of the recipient, or {@code none} if it has none
	 */
	public ActorSendObservationContext(String actor) {
		super((carrier, key, value) -> {
		}, Kind.PRODUCER);
		setCarrier(actor);
		this.actor = actor;
	}

	/**
	 * The recipient.
	 * @return its name, or {@code none} if it has none
	 */
	public String actor() {
		return this.actor;
	}

}
