package dev.actor.spring.boot.autoconfigure;

import java.util.function.Predicate;

import dev.actor.spring.boot.observation.ActorObservationConvention;
import dev.actor.spring.boot.observation.ActorObservations;
import dev.actor.spring.boot.observation.ActorSendObservationConvention;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.util.function.SingletonSupplier;

/** Auto-configuration of observations, which are off if nothing is said. */
@AutoConfiguration(before = ActorAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@EnableConfigurationProperties(ActorObservationProperties.class)
public final class ActorObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ActorObservations actorObservations(ObservationRegistry registry, ActorObservationProperties properties,
			ObjectProvider<ActorObservationConvention> convention,
			ObjectProvider<ActorSendObservationConvention> sendConvention, ObjectProvider<ActorTree> tree) {
		// By provider: the system that the tree runs in has the observations.
		SingletonSupplier<ActorTree> declared = SingletonSupplier.of(tree::getObject);
		Predicate<String> observed = (actor) -> properties.actors().contains(actor)
				|| (properties.enabled() && !declared.obtain().isSupervisor(actor));
		return new ActorObservations(registry, observed, convention.getIfAvailable(),
				properties.sends() ? observed : (actor) -> false, sendConvention.getIfAvailable());
	}

	/** After other carriers: its observation is a child of theirs. */
	@Bean
	@Order
	ActorSystemBuilderCustomizer actorObservationsCustomizer(ActorObservations observations,
			ActorObservationProperties properties) {
		return (builder) -> {
			if (properties.isOn()) {
				builder.context(observations).listener(observations.crashes());
			}
		};
	}

}
