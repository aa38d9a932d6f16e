package dev.actor.spring.boot.autoconfigure;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.actuate.metrics.ActorMetrics;
import dev.actor.spring.boot.actuate.metrics.ActorWarningMetrics;
import dev.actor.spring.boot.warning.ActorWarnings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of {@link ActorMetrics} and {@link ActorWarningMetrics}. */
@AutoConfiguration(after = { ActorAutoConfiguration.class, ActorWarningsAutoConfiguration.class },
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean({ ActorSystem.class, ActorTree.class, MeterRegistry.class })
@ConditionalOnBooleanProperty(name = "actor.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ActorMetricsProperties.class)
public final class ActorMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorMetrics actorMetrics(ObjectProvider<ActorSystem> system, ObjectProvider<ActorTree> tree,
			ActorMetricsProperties properties) {
		// By provider: the system has the metrics among its listeners.
		return new ActorMetrics(system::getObject, () -> tree.getObject().root(), properties.messageTypes());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ActorWarnings.class)
	ActorWarningMetrics actorWarningMetrics(ActorWarnings warnings) {
		return new ActorWarningMetrics(warnings);
	}

}
