package dev.actor.spring.boot.test.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.actor.pool.Pool;
import dev.actor.spring.boot.autoconfigure.SpecBeanFilter;
import dev.actor.task.TaskSupervisor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The specs that a test has named, or all if it has named none. */
final class ChosenSpecs implements SpecBeanFilter {

	/** What leads to a spec, and makes it at once. */
	private static final List<Class<?>> HANDLES = List.of(Pool.class, TaskSupervisor.class);

	private final List<String> names;

	ChosenSpecs(List<String> names, ListableBeanFactory beanFactory) {
		this.names = names;
		List<String> declared = names(SpecBeanFilter.specTypes(), beanFactory);
		for (String name : names) {
			if (!declared.contains(name)) {
				throw new IllegalStateException(
						"'%s' (@ActorTest or 'actor.test.specs') is no bean of a spec. Those of this test are: %s. A configuration class is found by component scanning if it declares specs, or can be imported"
							.formatted(name, declared.isEmpty() ? "none" : String.join(", ", declared)));
			}
		}
	}

	@Override
	public boolean includes(String bean) {
		return this.names.isEmpty() || this.names.contains(bean);
	}

	static void makeLazy(ConfigurableListableBeanFactory beanFactory) {
		List<String> all = names(SpecBeanFilter.specTypes(), beanFactory);
		all.addAll(names(HANDLES, beanFactory));
		all.stream()
			.filter(beanFactory::containsBeanDefinition)
			.forEach((name) -> beanFactory.getBeanDefinition(name).setLazyInit(true));
	}

	private static List<String> names(List<Class<?>> types, ListableBeanFactory beanFactory) {
		List<String> names = new ArrayList<>();
		types.forEach((type) -> names.addAll(List.of(beanFactory.getBeanNamesForType(type, true, false))));
		return names;
	}

}
