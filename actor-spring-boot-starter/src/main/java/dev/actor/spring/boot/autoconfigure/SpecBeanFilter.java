package dev.actor.spring.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.actor.supervisor.ChildSpec;

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

	/**
	 * The classes of which the beans are specs.
	 * @return the classes, that of child specs last
	 */
	static List<Class<?>> specTypes() {
		return Stream.concat(Arrays.stream(SpecKind.values()).map(SpecKind::spec), Stream.of(ChildSpec.class)).toList();
	}

}
