package dev.actor.spring.boot.test;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Assertions about the actors of an application context:
 *
 * <pre>{@code
 * assertThatActors(context).hasTree("""
 *         root
 *           shop
 *             counter
 *           sessions
 *             *
 *         """).isRunning("counter");
 * }</pre>
 */
public final class ActorSystemAssert extends AbstractAssert<ActorSystemAssert, ActorSystem> {

	private static final String UNNAMED = "*";

	private ActorSystemAssert(@Nullable ActorSystem actual) {
		super(actual, ActorSystemAssert.class);
	}

	/**
	 * Begins to assert.
	 * @param system the system
	 * @return the assertions
	 */
	public static ActorSystemAssert assertThatActors(@Nullable ActorSystem system) {
		return new ActorSystemAssert(system);
	}

	/**
	 * Begins to assert.
	 * @param context a started context with one actor system
	 * @return the assertions
	 */
	public static ActorSystemAssert assertThatActors(ApplicationContext context) {
		return new ActorSystemAssert(context.getBean(ActorSystem.class));
	}

	/**
	 * Asserts that the supervision tree is this one.
	 * @param tree a line for each supervisor and actor, in the order of their start, and
	 * two spaces more for each level; {@code *} for a child without a name and label
	 * @return these assertions
	 */
	public ActorSystemAssert hasTree(String tree) {
		isNotNull();
		Assertions.assertThat(text().strip()).as("supervision tree").isEqualTo(tree.stripIndent().strip());
		return this;
	}

	/**
	 * Asserts that an actor or a supervisor of the tree runs.
	 * @param name its name
	 * @return these assertions
	 */
	public ActorSystemAssert isRunning(String name) {
		TreeNode node = find(name);
		if (node.state() != TreeNode.State.RUNNING) {
			failWithMessage("Expected '%s' to be running, but it is %s%s in%n%s", name,
					node.state().name().toLowerCase(Locale.ROOT),
					node.lastExit().map((reason) -> " (" + reason + ")").orElse(""), text());
		}
		return this;
	}

	/**
	 * Asserts how often an actor or a supervisor of the tree was started again.
	 * @param name its name
	 * @param restarts how often
	 * @return these assertions
	 */
	public ActorSystemAssert hasRestarts(String name, int restarts) {
		TreeNode node = find(name);
		if (node.restarts() != restarts) {
			failWithMessage("Expected '%s' to have been restarted %d times, but it was %d times, last after %s", name,
					restarts, node.restarts(), node.lastExit().map(Object::toString).orElse("nothing"));
		}
		return this;
	}

	private TreeNode find(String name) {
		isNotNull();
		List<TreeNode> found = this.actual.trees()
			.stream()
			.flatMap(ActorSystemAssert::all)
			.filter((node) -> node.name().equals(name))
			.toList();
		if (found.isEmpty()) {
			throw failure("Expected '%s' in the supervision tree, but there is no such name in%n%s", name, text());
		}
		return found.getFirst();
	}

	private static Stream<TreeNode> all(TreeNode node) {
		return Stream.concat(Stream.of(node), node.children().stream().flatMap(ActorSystemAssert::all));
	}

	private String text() {
		return this.actual.trees().stream().map((tree) -> text(tree, "")).collect(Collectors.joining());
	}

	private static String text(TreeNode node, String indent) {
		String name = node.pid().map(Object::toString).filter(node.name()::equals).isPresent() ? UNNAMED : node.name();
		StringBuilder text = new StringBuilder(indent).append(name).append('\n');
		node.children().forEach((child) -> text.append(text(child, indent + "  ")));
		return text.toString();
	}

}
