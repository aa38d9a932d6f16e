package dev.actor.spring.boot.actuate.endpoint;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of an operation.
 *
 * @param operation what was asked for
 * @param actor the name of the actor
 * @param pid its incarnation before the operation, if one ran
 * @param outcome what became of it
 * @param message more of it, for people
 */
public record OperationDescriptor(ActorOperation operation, String actor, @Nullable String pid, Outcome outcome,
		@Nullable String message) implements OperationResponseBody {

	static OperationDescriptor of(Located actor, ActorOperation operation, Outcome outcome, @Nullable String message) {
		return new OperationDescriptor(operation, actor.name(), actor.pid().map(Object::toString).orElse(null), outcome,
				message);
	}

	/** What can become of an operation. */
	public enum Outcome {

		/** It is done. */
		DONE,

		/**
		 * The process or its supervisor is busy; it is done when they get round to it.
		 */
		PENDING,

		/** It cannot be done, and nothing has changed. */
		REFUSED

	}

}
