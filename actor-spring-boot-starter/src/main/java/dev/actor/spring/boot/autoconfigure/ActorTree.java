package dev.actor.spring.boot.autoconfigure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.actor.inspect.TreeNode;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;

/**
 * The tree that the specs of a context make: what no supervisor has as a child stands
 * under the root. Checked before anything starts.
 */
public final class ActorTree {

	private final SupervisorSpec root;

	private final Set<String> names;

	private final Set<String> supervisors;

	/**
	 * Puts the specs together.
	 * @param beans the specs by the names of their beans, in the order of their start
	 * @param root the root supervisor, without children
	 * @param customizer changes each place of the tree
	 */
	ActorTree(Map<String, ChildSpec> beans, SupervisorSpec root, UnaryOperator<ChildSpec> customizer) {
		Map<String, String> places = new HashMap<>();
		places.put(root.name(), "the root supervisor ('actor.root.name')");
		requireDistinctBeans(beans);
		Set<ChildSpec.Start> owned = owned(beans);
		SupervisorSpec tree = root;
		for (Map.Entry<String, ChildSpec> bean : beans.entrySet()) {
			if (owned.add(bean.getValue().start())) {
				place(bean.getValue(), "bean '" + bean.getKey() + "'", places);
				tree = tree.child(bean.getValue());
			}
		}
		this.root = tree.changeAll(customizer);
		this.names = Set.copyOf(places.keySet());
		Set<String> others = new HashSet<>(this.names);
		actors().forEach(others::remove);
		this.supervisors = Set.copyOf(others);
	}

	private static void requireDistinctBeans(Map<String, ChildSpec> beans) {
		Map<String, String> seen = new HashMap<>();
		beans.forEach((bean, spec) -> {
			String other = seen.putIfAbsent(spec.id(), bean);
			if (other != null) {
				throw InvalidActorTreeException.duplicateName(spec.id(), "bean '" + other + "'", "bean '" + bean + "'");
			}
		});
	}

	/** What has a supervisor, which must be one. */
	private static Set<ChildSpec.Start> owned(Map<String, ChildSpec> beans) {
		Map<ChildSpec.Start, Owned> owned = new LinkedHashMap<>();
		beans.values().forEach((spec) -> collect(spec, owned));
		for (Owned child : owned.values()) {
			if (child.supervisors().size() > 1) {
				throw InvalidActorTreeException.twoParents(child.id(), child.supervisors());
			}
		}
		return new HashSet<>(owned.keySet());
	}

	private record Owned(String id, Set<String> supervisors) {
	}

	/** A supervisor that is a bean and a child comes by twice. */
	private static void collect(ChildSpec parent, Map<ChildSpec.Start, Owned> owned) {
		for (ChildSpec child : parent.children()) {
			owned.computeIfAbsent(child.start(), (start) -> new Owned(child.id(), new LinkedHashSet<>()))
				.supervisors()
				.add("supervisor '" + parent.id() + "'");
			collect(child, owned);
		}
	}

	private static void place(ChildSpec spec, String where, Map<String, String> places) {
		String other = places.putIfAbsent(spec.id(), where);
		if (other != null) {
			throw InvalidActorTreeException.duplicateName(spec.id(), other, where);
		}
		for (ChildSpec child : spec.children()) {
			place(child, "child of supervisor '" + spec.id() + "'", places);
		}
	}

	private static Stream<ChildSpec> below(ChildSpec spec) {
		return spec.children().stream().flatMap((child) -> Stream.concat(Stream.of(child), below(child)));
	}

	/**
	 * The spec of the root supervisor, with the whole tree below it.
	 * @return the spec
	 */
	public SupervisorSpec root() {
		return this.root;
	}

	/**
	 * The names of all declared supervisors and actors.
	 * @return the names
	 */
	public Set<String> names() {
		return this.names;
	}

	/**
	 * Whether a name is that of a declared supervisor.
	 * @param name the name
	 * @return whether it is
	 */
	public boolean isSupervisor(String name) {
		return this.supervisors.contains(name);
	}

	/**
	 * The names of the declared actors.
	 * @return the names, in the order of their start
	 */
	public List<String> actors() {
		return this.root.children()
			.stream()
			.flatMap((child) -> Stream.concat(Stream.of(child), below(child)))
			.filter((child) -> child.kind() == TreeNode.Kind.WORKER)
			.map(ChildSpec::id)
			.toList();
	}

}
