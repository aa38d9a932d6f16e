package dev.actor.spring.boot.autoconfigure;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of observations.
 *
 * @param enabled Whether to observe each message of every actor. An observation costs
 * more than a short message does.
 * @param sends Whether to observe sends to the observed actors too, not only what they
 * make of them.
 * @param actors Names of declared actors to observe, whether the others are or not.
 */
@ConfigurationProperties("actor.observations")
public record ActorObservationProperties(@DefaultValue("false") boolean enabled, @DefaultValue("true") boolean sends,
		@DefaultValue Set<String> actors) {

	public ActorObservationProperties {
		actors = Set.copyOf(actors);
	}

	boolean isOn() {
		return this.enabled || !this.actors.isEmpty();
	}

}
