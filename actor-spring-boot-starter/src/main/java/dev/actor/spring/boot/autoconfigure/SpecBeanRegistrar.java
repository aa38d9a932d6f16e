package dev.actor.spring.boot.autoconfigure;

import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/**
 * Registers beside each spec bean the bean that leads to the running process: a typed
 * {@link Subject} for an actor, a {@link Supervisor} for a supervisor.
 */
final class SpecBeanRegistrar implements BeanDefinitionRegistryPostProcessor {

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry instanceof ConfigurableListableBeanFactory beanFactory) {
			for (String bean : beanFactory.getBeanNamesForType(ActorSpec.class, true, false)) {
				ResolvableType message = beanFactory.getMergedBeanDefinition(bean)
					.getResolvableType()
					.as(ActorSpec.class)
					.getGeneric(0);
				register(registry, bean, "Subject", ResolvableType.forClassWithGenerics(Subject.class, message),
						() -> new SpecSubject<>(() -> subject(beanFactory, bean)));
			}
			for (String bean : beanFactory.getBeanNamesForType(SupervisorSpec.class, true, false)) {
				register(registry, bean, "Supervisor", ResolvableType.forClass(Supervisor.class),
						() -> new SpecSupervisor(() -> handle(beanFactory, bean)));
			}
		}
	}

	private static Subject<?> subject(ConfigurableListableBeanFactory beanFactory, String bean) {
		return beanFactory.getBean(bean, ActorSpec.class).subject(beanFactory.getBean(ActorSystem.class));
	}

	private static Supervisor handle(ConfigurableListableBeanFactory beanFactory, String bean) {
		return beanFactory.getBean(bean, SupervisorSpec.class).handle(beanFactory.getBean(ActorSystem.class));
	}

	private static void register(BeanDefinitionRegistry registry, String specBean, String suffix, ResolvableType type,
			Supplier<?> supplier) {
		String name = specBean + suffix;
		if (registry.containsBeanDefinition(name)) {
			return;
		}
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setInstanceSupplier(supplier);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, specBean));
		definition.setResourceDescription("spec bean '" + specBean + "'");
		// Generated code could not name a message type that only its own package sees;
		// this
		// post-processor runs again in the optimized application.
		definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
		registry.registerBeanDefinition(name, definition);
	}

}
