package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.actuate.ActorsInfoContributor;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of {@link ActorsInfoContributor}. */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(ActorSystem.class)
public final class ActorsInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnEnabledInfoContributor("actors")
	@ConditionalOnMissingBean
	ActorsInfoContributor actorsInfoContributor(ActorSystem system) {
		return new ActorsInfoContributor(system);
	}

}
