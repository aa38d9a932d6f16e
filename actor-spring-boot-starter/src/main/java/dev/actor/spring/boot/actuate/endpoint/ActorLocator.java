package dev.actor.spring.boot.actuate.endpoint;

import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import org.jspecify.annotations.Nullable;

/** Finds who is meant by a path of the tree, a name or a pid. */
final class ActorLocator {

	private final ActorSystem system;

	ActorLocator(ActorSystem system) {
		this.system = system;
	}

	Optional<Located> find(String... path) {
		List<TreeNode> trees = this.system.trees();
		Optional<Located> found = follow(trees, path);
		if (found.isPresent() || path.length != 1) {
			return found;
		}
		return byName(path[0]).or(() -> byPid(path[0]))
			.map((pid) -> search(trees, null, pid).orElseGet(() -> Located.outside(pid)));
	}

	private static Optional<Located> follow(List<TreeNode> trees, String... path) {
		List<TreeNode> places = trees;
		Located reached = null;
		for (String name : path) {
			Optional<TreeNode> next = places.stream().filter((place) -> place.name().equals(name)).findFirst();
			if (next.isEmpty()) {
				return Optional.empty();
			}
			reached = Located.at(next.get(), reached);
			places = next.get().children();
		}
		return Optional.ofNullable(reached);
	}

	private Optional<Pid> byName(String text) {
		try {
			return this.system.lookup(Name.of(text));
		}
		catch (IllegalArgumentException ex) {
			// No process can have that for a name.
			return Optional.empty();
		}
	}

	/** Also without the brackets, which are awkward in addresses. */
	private Optional<Pid> byPid(String text) {
		String wanted = text.startsWith("<") ? text : "<" + text + ">";
		return this.system.processes().stream().filter((pid) -> pid.toString().equals(wanted)).findFirst();
	}

	private static Optional<Located> search(List<TreeNode> places, @Nullable Located above, Pid pid) {
		for (TreeNode place : places) {
			Located here = Located.at(place, above);
			if (place.pid().filter(pid::equals).isPresent()) {
				return Optional.of(here);
			}
			Optional<Located> below = search(place.children(), here, pid);
			if (below.isPresent()) {
				return below;
			}
		}
		return Optional.empty();
	}

}
