package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.actuate.ActorsEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of {@link ActorsEndpoint}. */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(ActorSystem.class)
@ConditionalOnAvailableEndpoint(ActorsEndpoint.class)
public final class ActorsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorsEndpoint actorsEndpoint(ActorSystem system) {
		return new ActorsEndpoint(system);
	}

}
