package dev.actor.spring.boot.autoconfigure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

	ActorTree(Map<String, ChildSpec> beans, String rootName, UnaryOperator<SupervisorSpec> customizer) {
		Map<String, String> places = new HashMap<>();
		places.put(rootName, "the root supervisor ('actor.root.name')");
		requireDistinctBeans(beans);
		Set<ChildSpec.Start> owned = beans.values()
			.stream()
			.flatMap((spec) -> below(spec))
			.map(ChildSpec::start)
			.collect(Collectors.toSet());
		SupervisorSpec spec = customizer.apply(SupervisorSpec.oneForOne(rootName));
		for (Map.Entry<String, ChildSpec> bean : beans.entrySet()) {
			if (!owned.contains(bean.getValue().start())) {
				place(bean.getValue(), "bean '" + bean.getKey() + "'", places);
				spec = spec.child(bean.getValue());
			}
		}
		this.root = spec;
		this.names = Set.copyOf(places.keySet());
	}

	private static void requireDistinctBeans(Map<String, ChildSpec> beans) {
		Map<String, String> seen = new LinkedHashMap<>();
		beans.forEach((bean, spec) -> {
			String other = seen.putIfAbsent(spec.id(), "bean '" + bean + "'");
			if (other != null) {
				throw new DuplicateActorNameException(spec.id(), other, "bean '" + bean + "'");
			}
		});
	}

	private static Stream<ChildSpec> below(ChildSpec spec) {
		return spec.children().stream().flatMap((child) -> Stream.concat(Stream.of(child), below(child)));
	}

	private static void place(ChildSpec spec, String where, Map<String, String> places) {
		String other = places.putIfAbsent(spec.id(), where);
		if (other != null) {
			throw new DuplicateActorNameException(spec.id(), other, where);
		}
		for (ChildSpec child : spec.children()) {
			place(child, "child of supervisor '" + spec.id() + "'", places);
		}
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
