package dev.actor.spring.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Up while the trees run, unknown before the first one is started. A crash that a
 * supervisor heals does not count; a top supervisor that has given up does. Reads what
 * the processes publish, and waits for none.
 */
public class ActorsHealthIndicator extends AbstractHealthIndicator {

	private final ActorSystem system;

	public ActorsHealthIndicator(ActorSystem system) {
		super("The health of the actors could not be read");
		this.system = system;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<TreeNode> trees = this.system.trees();
		Map<String, String> states = new LinkedHashMap<>();
		for (TreeNode tree : trees) {
			states.put(tree.name(), state(tree));
			tree.children().forEach((child) -> states.put(child.name(), state(child)));
		}
		boolean up = trees.stream().allMatch((tree) -> tree.state() == TreeNode.State.RUNNING);
		builder.status(trees.isEmpty() ? Status.UNKNOWN : up ? Status.UP : Status.DOWN)
			.withDetail("processes", this.system.processCount())
			.withDetail("restarts", this.system.restartCount())
			.withDetail("deadLetters", this.system.deadLetterCount())
			.withDetail("tree", states);
	}

	private static String state(TreeNode place) {
		return place.state().name().toLowerCase(Locale.ROOT);
	}

}
