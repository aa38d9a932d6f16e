package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.actuate.ActorsHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of {@link ActorsHealthIndicator}. */
@AutoConfiguration(after = ActorAutoConfiguration.class, before = HealthContributorAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean({ ActorSystem.class, ActorTree.class })
@ConditionalOnEnabledHealthIndicator("actors")
public final class ActorHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "actorsHealthIndicator", "actorsHealthContributor" })
	ActorsHealthIndicator actorsHealthIndicator(ActorSystem system) {
		return new ActorsHealthIndicator(system);
	}

}
