package dev.actor.spring.boot.autoconfigure;

import dev.actor.supervisor.ChildSpec;

/**
 * Changes the places of the declared tree before it is checked and started: when a child
 * is restarted, or how it is stopped. Beans of this type are applied in their order, to
 * each actor and supervisor below the root; those that come and go are not among them.
 */
@FunctionalInterface
public interface ChildSpecCustomizer {

	/**
	 * Changes one place.
	 * @param child the child as it was declared, with all that is below it
	 * @return the changed child, or the same
	 */
	ChildSpec customize(ChildSpec child);

}
