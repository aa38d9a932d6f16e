package dev.actor.spring.boot.autoconfigure;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.PatternMatchUtils;

/**
 * Configuration properties of what people must not see.
 *
 * @param actors Names of actors, '*' for any part of one, whose states and messages are
 * never shown, whatever else is said.
 */
@ConfigurationProperties("actor.redaction")
public record ActorRedactionProperties(@DefaultValue Set<String> actors) {

	public ActorRedactionProperties {
		actors = Set.copyOf(actors);
	}

	boolean hides(String actor) {
		return this.actors.stream().anyMatch((pattern) -> PatternMatchUtils.simpleMatch(pattern, actor));
	}

}
