package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystemBuilder;

/**
 * Changes the actor system before it is built. Beans of this type are applied in their
 * order.
 */
@FunctionalInterface
public interface ActorSystemBuilderCustomizer {

	/**
	 * Changes the builder.
	 * @param builder the builder of the auto-configured system
	 */
	void customize(ActorSystemBuilder builder);

}
