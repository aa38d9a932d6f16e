package dev.actor.spring.boot.actuate.health;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.function.SingletonSupplier;

/**
 * Health of an actor system: one component for the root supervisor and the actors right
 * below it, one for each supervisor right below it with all of its subtree, and one for
 * each tree that was started besides. Reads what the processes publish; it asks none of
 * them, so that a stuck actor does not hold it up.
 */
public class ActorsHealthContributor implements CompositeHealthContributor {

	/** The status of what runs but is in trouble, if that has a status of its own. */
	public static final Status DEGRADED = new Status("DEGRADED");

	private final ActorSystem system;

	private final Supplier<SupervisorSpec> root;

	private final ActorHistory history;

	private final HealthThresholds thresholds;

	private final Status degraded;

	/**
	 * Health of a system.
	 * @param system the system
	 * @param root the declared tree, asked for when somebody wants to know
	 * @param history what has happened lately in the system
	 * @param thresholds from when on something is worth a word
	 * @param degraded the status of what runs but is in trouble, which may be
	 * {@link Status#UP}
	 */
	public ActorsHealthContributor(ActorSystem system, Supplier<SupervisorSpec> root, ActorHistory history,
			HealthThresholds thresholds, Status degraded) {
		this.system = system;
		this.root = root;
		this.history = history;
		this.thresholds = thresholds;
		this.degraded = degraded;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		return names().contains(name) ? contributor(name, picture()) : null;
	}

	@Override
	public Stream<HealthContributors.Entry> stream() {
		// One for all components, taken when the first one is asked.
		Supplier<Picture> picture = picture();
		return names().stream().map((name) -> new HealthContributors.Entry(name, contributor(name, picture)));
	}

	private HealthContributor contributor(String name, Supplier<Picture> picture) {
		return new SupervisorHealthIndicator(name, picture, this.thresholds, this.degraded);
	}

	private Supplier<Picture> picture() {
		return SingletonSupplier
			.of(() -> Picture.of(this.system, this.root.get().name(), this.history, this.thresholds))::obtain;
	}

	/** Also before the tree runs: groups are checked by then. */
	private Set<String> names() {
		SupervisorSpec declared = this.root.get();
		Set<String> names = new LinkedHashSet<>();
		names.add(declared.name());
		declared.children()
			.stream()
			.filter((child) -> child.kind() == TreeNode.Kind.SUPERVISOR)
			.map(ChildSpec::id)
			.forEach(names::add);
		this.system.trees(0).stream().map(TreeNode::name).forEach(names::add);
		return names;
	}

}
