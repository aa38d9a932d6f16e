package dev.actor.spring.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of the meters of the actor system.
 *
 * @param enabled Whether to register meters of the actor system.
 * @param messageTypes Whether to tell the times of handlers apart by the types of
 * messages, in a tag of their own. Each type of message of each actor makes a meter.
 */
@ConfigurationProperties("actor.metrics")
public record ActorMetricsProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("false") boolean messageTypes) {

}
