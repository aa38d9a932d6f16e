package dev.actor.spring.boot.autoconfigure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.actor.supervisor.ChildSpec;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The specs among the beans of a context, in the order in which they are to start. */
final class SpecBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, ChildSpec> specs = new LinkedHashMap<>();

	private SpecBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Bean name to child spec; by {@link Order}, then as declared, but after what they
	 * depend on.
	 */
	static Map<String, ChildSpec> of(ConfigurableListableBeanFactory beanFactory) {
		return new SpecBeans(beanFactory).specs();
	}

	private Map<String, ChildSpec> specs() {
		for (SpecKind kind : SpecKind.values()) {
			for (String bean : this.beanFactory.getBeanNamesForType(kind.spec())) {
				this.specs.put(bean, kind.child(this.beanFactory.getBean(bean)));
			}
		}
		for (String bean : this.beanFactory.getBeanNamesForType(ChildSpec.class)) {
			ChildSpec child = this.beanFactory.getBean(bean, ChildSpec.class);
			// It says how one of the others is to be a child.
			this.specs.values().removeIf((spec) -> spec.start().equals(child.start()));
			this.specs.put(bean, child);
		}
		Set<String> inOrder = new LinkedHashSet<>();
		List<String> declared = Arrays.asList(this.beanFactory.getBeanDefinitionNames());
		this.specs.keySet()
			.stream()
			.sorted(Comparator.comparingInt(this::order).thenComparingInt(declared::indexOf))
			.forEach((bean) -> addAfterWhatItDependsOn(bean, inOrder));
		Map<String, ChildSpec> sorted = new LinkedHashMap<>();
		inOrder.forEach((bean) -> sorted.put(bean, Objects.requireNonNull(this.specs.get(bean))));
		return sorted;
	}

	/** There is no cycle in it: the context would not have started. */
	private void addAfterWhatItDependsOn(String bean, Set<String> inOrder) {
		if (this.beanFactory.containsBeanDefinition(bean)) {
			String[] others = this.beanFactory.getMergedBeanDefinition(bean).getDependsOn();
			for (String other : (others != null) ? others : new String[0]) {
				if (this.specs.containsKey(other)) {
					addAfterWhatItDependsOn(other, inOrder);
				}
			}
		}
		inOrder.add(bean);
	}

	private int order(String bean) {
		Order order = this.beanFactory.findAnnotationOnBean(bean, Order.class);
		return (order != null) ? order.value() : Ordered.LOWEST_PRECEDENCE;
	}

}
