package dev.actor.spring.boot.test.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.spring.boot.autoconfigure.ActorSystemBuilderCustomizer;
import dev.actor.spring.boot.autoconfigure.SpecBeanFilter;
import dev.actor.test.Faults;
import dev.actor.test.VirtualTime;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Auto-configuration of virtual time, and of a part of the tree, in tests. */
@AutoConfiguration(before = ActorAutoConfiguration.class)
@ConditionalOnClass(ActorSystem.class)
@EnableConfigurationProperties(ActorTestProperties.class)
public final class ActorTestAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SpecBeanFilter actorTestSpecs(ActorTestProperties properties, ConfigurableListableBeanFactory beanFactory) {
		return new ChosenSpecs(properties.specs(), beanFactory);
	}

	/** What is not started must not be made either: it may need what a test has not. */
	@Bean
	static BeanFactoryPostProcessor actorTestLazySpecs(Environment environment) {
		boolean some = !Binder.get(environment)
			.bindOrCreate("actor.test", Bindable.of(ActorTestProperties.class))
			.specs()
			.isEmpty();
		return (beanFactory) -> {
			if (some) {
				ChosenSpecs.makeLazy(beanFactory);
			}
		};
	}

	/** Faults that happen when the test wants them. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("actor.test.faults")
	static class FaultsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		Faults faults() {
			return Faults.create();
		}

		@Bean
		ActorSystemBuilderCustomizer faultsCustomizer(Faults faults) {
			return faults::install;
		}

	}

	/** Time that the test moves. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("actor.test.virtual-time")
	static class VirtualTimeConfiguration {

		@Bean
		@ConditionalOnMissingBean
		VirtualTime virtualTime() {
			return VirtualTime.create();
		}

		@Bean
		ActorSystemBuilderCustomizer virtualTimeCustomizer(VirtualTime time) {
			return (builder) -> builder.engine(time.engine());
		}

	}

}
