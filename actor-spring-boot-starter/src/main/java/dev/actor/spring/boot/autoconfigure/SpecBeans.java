package dev.actor.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.actor.supervisor.ChildSpec;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The specs among the beans of a context, in the order in which they are to start. */
final class SpecBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, ChildSpec> specs = new LinkedHashMap<>();

	/** The name of a spec bean by the name of what leads to it. */
	private final Map<String, String> handles = new HashMap<>();

	private final Set<String> included = new HashSet<>();

	private SpecBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Bean name to child spec; by {@link Order}, then as declared, but after what they
	 * depend on.
	 */
	static Map<String, ChildSpec> of(ConfigurableListableBeanFactory beanFactory, SpecBeanFilter filter) {
		return new SpecBeans(beanFactory).specs(filter);
	}

	private Map<String, ChildSpec> specs(SpecBeanFilter filter) {
		include(filter);
		for (SpecKind kind : SpecKind.values()) {
			for (String bean : included(kind.spec())) {
				this.specs.put(bean, kind.child(this.beanFactory.getBean(bean)));
			}
		}
		for (String bean : included(ChildSpec.class)) {
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

	private void include(SpecBeanFilter filter) {
		List<String> all = new ArrayList<>(List.of(this.beanFactory.getBeanNamesForType(ChildSpec.class)));
		for (SpecKind kind : SpecKind.values()) {
			for (String bean : this.beanFactory.getBeanNamesForType(kind.spec())) {
				this.handles.put(kind.handleBean(bean), bean);
				all.add(bean);
			}
		}
		Set<String> specs = Set.copyOf(all);
		all.stream().filter(filter::includes).forEach((bean) -> include(bean, specs, new HashSet<>()));
	}

	/** With what it needs, which is known when it has been made. */
	private void include(String bean, Set<String> specs, Set<String> seen) {
		if (!seen.add(bean)) {
			return;
		}
		String spec = this.handles.get(bean);
		if (spec != null) {
			include(spec, specs, seen);
		}
		if (specs.contains(bean)) {
			this.included.add(bean);
			this.beanFactory.getBean(bean);
		}
		for (String needed : this.beanFactory.getDependenciesForBean(bean)) {
			include(needed, specs, seen);
		}
	}

	private List<String> included(Class<?> type) {
		return Stream.of(this.beanFactory.getBeanNamesForType(type)).filter(this.included::contains).toList();
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
