package dev.actor.spring.boot.autoconfigure;

import dev.actor.process.ContextCarrier;
import dev.actor.spring.boot.observation.ContextPropagation;
import io.micrometer.context.ContextSnapshotFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Auto-configuration of what travels with messages: nothing if nothing is said. */
@AutoConfiguration(before = ActorAutoConfiguration.class)
@EnableConfigurationProperties(ActorContextProperties.class)
public final class ActorContextAutoConfiguration {

	@Bean
	@Order(0)
	@ConditionalOnBooleanProperty("actor.context.mdc")
	ActorSystemBuilderCustomizer actorMdcCustomizer() {
		return (builder) -> builder.context(ContextCarrier.mdc());
	}

	/** What needs the library for it. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextSnapshotFactory.class)
	@ConditionalOnBooleanProperty("actor.context.propagation")
	static class PropagationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ContextPropagation actorContextPropagation() {
			return new ContextPropagation(ContextSnapshotFactory.builder().clearMissing(true).build());
		}

		@Bean
		@Order(1)
		ActorSystemBuilderCustomizer actorContextPropagationCustomizer(ContextPropagation propagation) {
			return (builder) -> builder.context(propagation);
		}

	}

}
