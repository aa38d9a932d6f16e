package dev.actor.spring.boot.autoconfigure;

/**
 * Says which specs belong to the tree, as a test may that starts a part of it. What they
 * need belongs to it too: the children of a supervisor, and the actors whose subjects are
 * injected into them. All specs belong to it without a bean of this type.
 */
@FunctionalInterface
public interface SpecBeanFilter {

	/**
	 * Whether a spec belongs to the tree, be it needed by another one or not.
	 * @param bean the name of the bean
	 * @return whether it does
	 */
	boolean includes(String bean);

}
