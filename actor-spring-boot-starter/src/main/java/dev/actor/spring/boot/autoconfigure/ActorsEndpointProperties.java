package dev.actor.spring.boot.autoconfigure;

import java.util.Set;

import dev.actor.spring.boot.actuate.endpoint.ActorsEndpoint;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of {@link ActorsEndpoint}.
 *
 * @param showValues When to show the states of actors, as far as their own redaction
 * allows.
 * @param roles Roles used to determine whether a user is authorized to be shown the
 * states of actors. When empty, all authenticated users are authorized.
 */
@ConfigurationProperties("management.endpoint.actors")
public record ActorsEndpointProperties(@DefaultValue("never") Show showValues, @DefaultValue Set<String> roles) {

}
