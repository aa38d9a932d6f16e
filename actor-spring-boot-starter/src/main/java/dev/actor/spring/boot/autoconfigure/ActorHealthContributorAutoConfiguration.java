package dev.actor.spring.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.health.ActorsHealthContributor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Auto-configuration of {@link ActorsHealthContributor}. */
@AutoConfiguration(after = ActorAutoConfiguration.class,
		before = { HealthContributorAutoConfiguration.class, HealthEndpointAutoConfiguration.class })
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean({ ActorSystem.class, ActorTree.class })
@ConditionalOnEnabledHealthIndicator("actors")
@EnableConfigurationProperties(ActorHealthProperties.class)
@Import(ActorHistoryConfiguration.class)
public final class ActorHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "actorsHealthIndicator", "actorsHealthContributor" })
	ActorsHealthContributor actorsHealthContributor(ActorSystem system, ObjectProvider<ActorTree> tree,
			ActorHistory history, ActorHealthProperties properties) {
		// By provider: the tree may have actors that look at the health.
		return new ActorsHealthContributor(system, () -> tree.getObject().root(), history, properties.thresholds(),
				properties.degradedStatus());
	}

	/** Otherwise Boot would not know the status, and leave it out of account. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("actor.health.degraded.own-status")
	@EnableConfigurationProperties(HealthEndpointProperties.class)
	static class DegradedStatusConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StatusAggregator healthStatusAggregator(HealthEndpointProperties properties) {
			List<String> order = properties.getStatus().getOrder();
			return order.isEmpty() ? StatusAggregator.of(Status.DOWN, Status.OUT_OF_SERVICE,
					ActorsHealthContributor.DEGRADED, Status.UP, Status.UNKNOWN) : StatusAggregator.of(order);
		}

		@Bean
		@ConditionalOnMissingBean
		HttpCodeStatusMapper healthHttpCodeStatusMapper(HealthEndpointProperties properties,
				ActorHealthProperties actors) {
			Map<String, Integer> mapping = properties.getStatus().getHttpMapping();
			return HttpCodeStatusMapper.of(!mapping.isEmpty() ? mapping
					: Map.of(Status.DOWN.getCode(), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE,
							Status.OUT_OF_SERVICE.getCode(), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE,
							ActorsHealthContributor.DEGRADED.getCode(), actors.degraded().httpStatus()));
		}

	}

}
