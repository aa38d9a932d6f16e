package dev.actor.spring.boot.actuate.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Handling;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.ActorHistory.CrashLoop;
import dev.actor.spring.boot.actuate.ActorHistory.Surrender;

/**
 * A system at one instant, divided into the components of its health. Looks at the trees
 * for what is missing, and at all processes, of which there may be very many, for those
 * few that are in trouble.
 */
final class Picture {

	/**
	 * Children of one supervisor that are looked at. Those of which there are more come
	 * and go, and are not missed.
	 */
	private static final int LIMIT = 1000;

	/** Between the word of a surrender and the end itself. */
	private static final Duration A_MOMENT = Duration.ofSeconds(5);

	private final ActorSystem system;

	private final String root;

	private final ActorHistory history;

	private final Map<String, TreeNode> tops = new LinkedHashMap<>();

	private final Set<String> besides = new HashSet<>();

	private final Map<Pid, String> byPid = new HashMap<>();

	private final Map<String, String> bySupervisor = new HashMap<>();

	private final Map<String, List<Trouble>> troubles = new HashMap<>();

	private Picture(ActorSystem system, String root, ActorHistory history) {
		this.system = system;
		this.root = root;
		this.history = history;
	}

	static Picture of(ActorSystem system, String root, ActorHistory history, HealthThresholds thresholds) {
		Picture picture = new Picture(system, root, history);
		for (TreeNode tree : system.trees(LIMIT)) {
			picture.add(tree, tree.name());
			if (!tree.name().equals(root)) {
				picture.besides.add(tree.name());
			}
			tree.children()
				.stream()
				.filter((child) -> tree.name().equals(root) && child.kind() == TreeNode.Kind.SUPERVISOR)
				.forEach((child) -> picture.add(child, child.name()));
		}
		picture.findCrashLoops(thresholds);
		picture.findBusyOnes(thresholds);
		return picture;
	}

	private void add(TreeNode top, String component) {
		this.tops.put(component, top);
		enlist(top, component);
	}

	/** A component right below the root comes after it, and takes over its own part. */
	private void enlist(TreeNode place, String component) {
		if (place.kind() == TreeNode.Kind.SUPERVISOR) {
			this.bySupervisor.put(place.name(), component);
			place.pid().ifPresent((pid) -> this.byPid.put(pid, component));
		}
		place.children().forEach((child) -> enlist(child, component));
	}

	private void findCrashLoops(HealthThresholds thresholds) {
		for (CrashLoop loop : this.history.crashLoops(thresholds.restarts(), thresholds.period())) {
			boolean isTop = loop.supervisor().equals(this.root) && this.tops.containsKey(loop.child());
			String component = isTop ? loop.child() : this.bySupervisor.getOrDefault(loop.supervisor(), this.root);
			add(component, Trouble.crashLoop(loop));
		}
	}

	private void findBusyOnes(HealthThresholds thresholds) {
		for (Pid pid : this.system.processes()) {
			int waiting = pid.mailboxLength();
			Optional<Handling> stuck = pid.handling()
				.filter((handling) -> handling.time().compareTo(thresholds.stuckAfter()) >= 0);
			if (waiting >= thresholds.mailboxLength() || stuck.isPresent()) {
				pid.info().ifPresent((info) -> {
					String component = component(info);
					if (waiting >= thresholds.mailboxLength()) {
						add(component, Trouble.mailbox(info, waiting));
					}
					stuck.ifPresent((handling) -> add(component, Trouble.stuckHandler(info, handling)));
				});
			}
		}
	}

	/** Who is below no supervisor is a concern of the root's. */
	private String component(ProcessInfo info) {
		String own = this.byPid.get(info.pid());
		if (own != null) {
			return own;
		}
		return info.ancestors()
			.stream()
			.filter(this.byPid::containsKey)
			.findFirst()
			.map(this.byPid::get)
			.orElse(this.root);
	}

	private void add(String component, Trouble trouble) {
		this.troubles.computeIfAbsent(component, (name) -> new ArrayList<>()).add(trouble);
	}

	ActorSystem system() {
		return this.system;
	}

	/** Why it gave up, if that was its last end. */
	Optional<Surrender> surrender(TreeNode top) {
		Instant end = top.endedAt().orElse(Instant.MIN);
		return this.history.surrender(top.name()).filter((surrender) -> !surrender.at().plus(A_MOMENT).isBefore(end));
	}

	/** What was started besides the declared tree may have been stopped on purpose. */
	boolean isMissed(TreeNode top) {
		return top.permanent() && !this.besides.contains(top.name());
	}

	boolean isRoot(String component) {
		return component.equals(this.root);
	}

	/** Empty if it was not started, or went with the tree above it. */
	Optional<TreeNode> top(String component) {
		return Optional.ofNullable(this.tops.get(component));
	}

	boolean isStarted() {
		return this.tops.containsKey(this.root);
	}

	/** What belongs to a component: of the root, only what is not another one's. */
	List<TreeNode> places(String component) {
		List<TreeNode> places = new ArrayList<>();
		top(component).ifPresent((top) -> {
			for (TreeNode child : top.children()) {
				if (!isRoot(component) || child.kind() == TreeNode.Kind.WORKER) {
					collect(child, places);
				}
			}
		});
		return places;
	}

	private static void collect(TreeNode place, List<TreeNode> places) {
		places.add(place);
		place.children().forEach((child) -> collect(child, places));
	}

	List<Trouble> troubles(String component) {
		return this.troubles.getOrDefault(component, List.of());
	}

	static boolean isGoneSince(TreeNode place, Duration time) {
		return place.endedAt().filter((end) -> !end.plus(time).isAfter(Instant.now())).isPresent();
	}

}
