package dev.actor.spring.boot.actuate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;

/**
 * Shows the supervision tree. Reads what the processes publish: it never waits for one of
 * them.
 */
@Endpoint(id = "actors", defaultAccess = Access.READ_ONLY)
public class ActorsEndpoint {

	private final ActorSystem system;

	public ActorsEndpoint(ActorSystem system) {
		this.system = system;
	}

	/**
	 * All trees of the system.
	 * @return the trees
	 */
	@ReadOperation
	public ActorsDescriptor actors() {
		return new ActorsDescriptor(this.system.name(), this.system.processCount(), this.system.deadLetterCount(),
				this.system.trees().stream().map(ActorDescriptor::of).toList());
	}

	/**
	 * One place of the tree.
	 * @param path the names from the root down to the place
	 * @return the place with everything below it, or {@code null} if there is none
	 */
	@ReadOperation
	public @Nullable ActorDescriptor actor(@Selector(match = Match.ALL_REMAINING) String... path) {
		List<TreeNode> places = this.system.trees();
		Optional<TreeNode> found = Optional.empty();
		for (String name : path) {
			found = places.stream().filter((place) -> place.name().equals(name)).findFirst();
			places = found.map(TreeNode::children).orElse(List.of());
		}
		return found.map(ActorDescriptor::of).orElse(null);
	}

	/**
	 * A system and its trees.
	 *
	 * @param system the name of the system
	 * @param processes how many processes live
	 * @param deadLetters how many messages nobody handled since the start
	 * @param trees the trees
	 */
	public record ActorsDescriptor(String system, int processes, long deadLetters,
			List<ActorDescriptor> trees) implements OperationResponseBody {

	}

	/**
	 * A supervisor or an actor.
	 *
	 * @param name its name
	 * @param kind {@code supervisor} or {@code worker}
	 * @param state {@code running}, {@code restarting} or {@code stopped}
	 * @param pid the running incarnation, if there is one
	 * @param restarts how often it was started again
	 * @param mailbox how many messages wait
	 * @param lastExit why the last incarnation ended, if one did
	 * @param children what is below
	 */
	public record ActorDescriptor(String name, String kind, String state, @Nullable String pid, int restarts,
			int mailbox, @Nullable String lastExit, List<ActorDescriptor> children) implements OperationResponseBody {

		static ActorDescriptor of(TreeNode place) {
			return new ActorDescriptor(place.name(), lowerCase(place.kind()), lowerCase(place.state()),
					place.pid().map(Object::toString).orElse(null), place.restarts(), place.mailboxLength(),
					place.lastExit().map(Object::toString).orElse(null),
					place.children().stream().map(ActorDescriptor::of).toList());
		}

		private static String lowerCase(Enum<?> value) {
			return value.name().toLowerCase(Locale.ROOT);
		}

	}

}
