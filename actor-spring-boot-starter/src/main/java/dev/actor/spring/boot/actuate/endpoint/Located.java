package dev.actor.spring.boot.actuate.endpoint;

import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * A process, or the place of one, that was asked for.
 *
 * @param name how people know it
 * @param path the names from the root down to it; null outside of all trees
 * @param supervisor the name of the supervisor; null for the top of a tree, and outside
 * @param place its place; empty outside of all trees
 * @param pid the running incarnation
 */
record Located(String name, @Nullable String path, @Nullable String supervisor, Optional<TreeNode> place,
		Optional<Pid> pid) {

	static Located at(TreeNode place, @Nullable Located above) {
		if (above == null) {
			return new Located(place.name(), place.name(), null, Optional.of(place), place.pid());
		}
		return new Located(place.name(), above.path() + "/" + place.name(), above.name(), Optional.of(place),
				place.pid());
	}

	static Located outside(Pid pid) {
		String name = pid.info().map(Located::name).orElse("");
		return new Located(name.isEmpty() ? pid.toString() : name, null, null, Optional.empty(), Optional.of(pid));
	}

	private static String name(ProcessInfo process) {
		return process.name().orElse(process.label());
	}

	boolean isTop() {
		return this.place.isPresent() && this.supervisor == null;
	}

}
