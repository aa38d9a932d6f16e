package dev.actor.spring.boot.autoconfigure;

import java.time.InstantSource;

import dev.actor.ActorSystem;
import dev.actor.spring.boot.warning.ActorWarnings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Auto-configuration of {@link ActorWarnings}. */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnBean(ActorSystem.class)
@ConditionalOnBooleanProperty(name = "actor.warnings.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ActorWarningsProperties.class)
public final class ActorWarningsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorWarnings actorWarnings(ActorWarningsProperties properties, ApplicationEventPublisher publisher) {
		ActorWarningsProperties.CrashLoop loop = properties.crashLoop();
		return new ActorWarnings(publisher, properties.interval(), loop.restarts(), loop.period(),
				InstantSource.system());
	}

	/** First, so that a customizer of the user has the last word. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean(name = "actorWarningsBuilderCustomizer")
	ActorSystemBuilderCustomizer actorWarningsBuilderCustomizer(ActorWarningsProperties properties) {
		return (builder) -> builder.slowHandler(properties.slowHandler()).stuckHandler(properties.stuckHandler());
	}

}
