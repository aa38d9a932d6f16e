package dev.actor.spring.boot.test.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a test wants of the actors of an application.
 *
 * @param virtualTime whether time is virtual
 * @param faults whether there are faults that happen when the test wants them
 * @param specs the beans of the specs that are started, with all that they need; all
 * specs if there are none
 */
@ConfigurationProperties("actor.test")
public record ActorTestProperties(@DefaultValue("false") boolean virtualTime, @DefaultValue("false") boolean faults,
		@DefaultValue List<String> specs) {

}
