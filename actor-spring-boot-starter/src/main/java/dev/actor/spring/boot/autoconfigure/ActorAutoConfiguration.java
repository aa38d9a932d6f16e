package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.ActorSystemBuilder;
import dev.actor.process.ProcessListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the actor system, of its tree, and of the subjects and supervisor
 * handles that lead into the tree. A child context has a system of its own, for its own
 * specs.
 */
@AutoConfiguration
@ConditionalOnClass(ActorSystem.class)
@ConditionalOnBooleanProperty(name = "actor.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ActorProperties.class)
public final class ActorAutoConfiguration {

	@Bean
	static SpecBeanRegistrar actorSpecBeanRegistrar() {
		return new SpecBeanRegistrar();
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ActorSystem actorSystem(ActorProperties properties, Environment environment,
			ObjectProvider<ProcessListener> listeners, ObjectProvider<ActorSystemBuilderCustomizer> customizers) {
		String name = (properties.name() != null) ? properties.name()
				: environment.getProperty("spring.application.name", "application");
		ActorSystemBuilder builder = ActorSystem.builder(name);
		listeners.orderedStream().forEach(builder::listener);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ActorTree actorTree(ConfigurableListableBeanFactory beanFactory, ActorProperties properties) {
		return new ActorTree(SpecBeans.of(beanFactory), properties.root().name(),
				(root) -> root.intensity(properties.root().intensity(), properties.root().period()));
	}

	@Bean
	ActorTreeLifecycle actorTreeLifecycle(ActorSystem system, ActorTree tree, ActorProperties properties) {
		return new ActorTreeLifecycle(system, tree, properties);
	}

}
