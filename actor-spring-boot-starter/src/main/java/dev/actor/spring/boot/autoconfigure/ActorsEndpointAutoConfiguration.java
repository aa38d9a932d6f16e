package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.endpoint.ActorsEndpoint;
import dev.actor.spring.boot.actuate.endpoint.ActorsEndpointWebExtension;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Auto-configuration of {@link ActorsEndpoint}. */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(ActorSystem.class)
@ConditionalOnAvailableEndpoint(ActorsEndpoint.class)
@EnableConfigurationProperties(ActorsEndpointProperties.class)
@Import(ActorHistoryConfiguration.class)
public final class ActorsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorsEndpoint actorsEndpoint(ActorSystem system, ActorHistory history, ApplicationEventPublisher publisher,
			ObjectProvider<SanitizingFunction> sanitizing) {
		return new ActorsEndpoint(system, history, publisher, sanitizing.orderedStream().toList());
	}

	@Bean
	@ConditionalOnBean(ActorsEndpoint.class)
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	ActorsEndpointWebExtension actorsEndpointWebExtension(ActorsEndpoint endpoint,
			ActorsEndpointProperties properties) {
		return new ActorsEndpointWebExtension(endpoint, properties.showValues(), properties.roles());
	}

}
