package dev.actor.spring.boot.actuate.endpoint;

import java.util.List;

import dev.actor.spring.boot.actuate.ActorHistory.LostMessage;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A system and its trees.
 *
 * @param system the name of the system
 * @param processes how many processes live
 * @param restarts how often supervisors have started a child again since the start
 * @param deadLetters how many messages nobody handled since the start
 * @param lastDeadLetters the last of them, oldest first
 * @param trees the trees
 */
public record ActorsDescriptor(String system, int processes, long restarts, long deadLetters,
		List<LostMessage> lastDeadLetters, List<PlaceDescriptor> trees) implements OperationResponseBody {

}
