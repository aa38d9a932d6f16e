package dev.actor.spring.boot.test.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a test wants of the actors of an application.
 *
 * @param virtualTime whether time is virtual
 * @param specs the beans of the specs that are started, with all that they need; all
 * specs if there are none
 */
@ConfigurationProperties("actor.test")
public record ActorTestProperties(@DefaultValue("false") boolean virtualTime, @DefaultValue List<String> specs) {

}
