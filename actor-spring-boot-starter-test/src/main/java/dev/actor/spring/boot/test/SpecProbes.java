package dev.actor.spring.boot.test;

import java.util.Map;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.test.Probe;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/**
 * Replaces the beans of specs when all are declared, and before anything leads to them.
 */
final class SpecProbes implements BeanDefinitionRegistryPostProcessor, Ordered {

	private final Map<String, ResolvableType> probes;

	SpecProbes(Map<String, ResolvableType> probes) {
		this.probes = probes;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry instanceof ConfigurableListableBeanFactory beanFactory) {
			this.probes.forEach((spec, message) -> replace(registry, beanFactory, spec, message));
		}
	}

	private static void replace(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beanFactory,
			String spec, ResolvableType message) {
		String name = spec + "Probe";
		RootBeanDefinition probe = new RootBeanDefinition();
		probe.setTargetType(ResolvableType.forClassWithGenerics(Probe.class, message));
		probe.setInstanceSupplier(() -> Probe.named(spec).in(beanFactory.getBean(ActorSystem.class)));
		probe.addQualifier(new AutowireCandidateQualifier(Qualifier.class, spec));
		probe.addQualifier(new AutowireCandidateQualifier(SpecProbe.class, spec));
		registry.registerBeanDefinition(name, probe);
		if (registry.containsBeanDefinition(spec)) {
			ResolvableType declared = beanFactory.getMergedBeanDefinition(spec).getResolvableType();
			if (!ActorSpec.class.isAssignableFrom(declared.toClass())) {
				throw new IllegalStateException("@SpecProbe(\"%s\") takes the place of an actor, but that bean is %s"
					.formatted(spec, declared));
			}
			registry.removeBeanDefinition(spec);
		}
		RootBeanDefinition replacement = new RootBeanDefinition();
		replacement.setTargetType(ResolvableType.forClassWithGenerics(ActorSpec.class, message));
		replacement.setInstanceSupplier(() -> beanFactory.getBean(name, Probe.class).spec());
		registry.registerBeanDefinition(spec, replacement);
	}

}
