package dev.actor.spring.boot.test;

import java.util.Map;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts probes in the place of actors. Contexts with the same probes are the same.
 *
 * @param probes the types of the messages by the names of the beans
 */
record SpecProbeContextCustomizer(Map<String, ResolvableType> probes) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		// A bean: what is added otherwise runs before the configuration classes are read.
		RootBeanDefinition definition = new RootBeanDefinition(SpecProbes.class);
		definition.setInstanceSupplier(() -> new SpecProbes(this.probes));
		((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(SpecProbes.class.getName(),
				definition);
	}

}
