package dev.actor.spring.boot.autoconfigure;

import dev.actor.behavior.ActorSpec;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/**
 * Registers beside each spec bean the bean that leads to the running process, such as a
 * typed subject for an actor.
 */
final class SpecBeanRegistrar implements BeanDefinitionRegistryPostProcessor {

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry instanceof ConfigurableListableBeanFactory beanFactory) {
			for (SpecKind kind : SpecKind.values()) {
				for (String bean : beanFactory.getBeanNamesForType(kind.spec(), true, false)) {
					register(registry, beanFactory, kind, bean);
				}
			}
		}
	}

	private static void register(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beanFactory,
			SpecKind kind, String specBean) {
		String name = kind.handleBean(specBean);
		if (registry.containsBeanDefinition(name)) {
			return;
		}
		ResolvableType declared = beanFactory.getMergedBeanDefinition(specBean).getResolvableType();
		if (kind == SpecKind.ACTOR && declared.as(ActorSpec.class).getGeneric(0).resolve() == null) {
			throw InvalidActorTreeException.unknownMessageType(specBean, declared);
		}
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(kind.handle(declared));
		definition.setInstanceSupplier(() -> kind.handle(() -> beanFactory.getBean(specBean), beanFactory));
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, specBean));
		definition.setResourceDescription("spec bean '" + specBean + "'");
		// Generated code could not name a message type that only its own package sees;
		// this post-processor runs again in the optimized application.
		definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		registry.registerBeanDefinition(name, definition);
	}

}
