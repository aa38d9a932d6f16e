package dev.actor.spring.boot.autoconfigure;

import dev.actor.spring.boot.actuate.ActorHistory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What health and endpoint both look at; without them, nobody listens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ActorDeadLetterProperties.class)
class ActorHistoryConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorHistory actorHistory(ActorDeadLetterProperties deadLetters) {
		return new ActorHistory(deadLetters.remembered());
	}

}
