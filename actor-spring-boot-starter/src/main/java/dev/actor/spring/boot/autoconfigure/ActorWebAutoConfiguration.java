package dev.actor.spring.boot.autoconfigure;

import dev.actor.spring.boot.web.ActorProblemDetails;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Auto-configuration of {@link ActorProblemDetails}, for those who want it. */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass(RestControllerAdvice.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty("actor.web.problem-details")
public final class ActorWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorProblemDetails actorProblemDetails() {
		return new ActorProblemDetails();
	}

}
