package dev.actor.spring.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of what travels with messages.
 *
 * @param mdc Whether the MDC of the sender goes with its messages.
 * @param propagation Whether everything that Micrometer's context propagation knows goes
 * with messages, such as the current observation and the security context.
 */
@ConfigurationProperties("actor.context")
public record ActorContextProperties(@DefaultValue("false") boolean mdc, @DefaultValue("false") boolean propagation) {

}
