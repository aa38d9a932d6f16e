package dev.actor.spring.boot.autoconfigure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.actor.behavior.ActorSpec;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The specs among the beans of a context, in the order in which they are to start. */
final class SpecBeans {

	private SpecBeans() {
	}

	/** Bean name to child spec; by {@link Order}, then as declared. */
	static Map<String, ChildSpec> of(ConfigurableListableBeanFactory beanFactory) {
		List<String> actors = List.of(beanFactory.getBeanNamesForType(ActorSpec.class));
		List<String> supervisors = List.of(beanFactory.getBeanNamesForType(SupervisorSpec.class));
		Map<String, ChildSpec> specs = new LinkedHashMap<>();
		Arrays.stream(beanFactory.getBeanDefinitionNames())
			.filter((name) -> actors.contains(name) || supervisors.contains(name))
			.sorted(Comparator.comparingInt((name) -> order(beanFactory, name)))
			.forEach((name) -> specs.put(name,
					actors.contains(name) ? ChildSpec.of(beanFactory.getBean(name, ActorSpec.class))
							: ChildSpec.of(beanFactory.getBean(name, SupervisorSpec.class))));
		return specs;
	}

	private static int order(ConfigurableListableBeanFactory beanFactory, String name) {
		Order order = beanFactory.findAnnotationOnBean(name, Order.class);
		return (order != null) ? order.value() : Ordered.LOWEST_PRECEDENCE;
	}

}
