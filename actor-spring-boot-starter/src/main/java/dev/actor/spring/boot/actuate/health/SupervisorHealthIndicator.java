package dev.actor.spring.boot.actuate.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dev.actor.inspect.TreeNode;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Health of one supervisor at the top, and of what is below it. */
final class SupervisorHealthIndicator extends AbstractHealthIndicator {

	/** Of thousands in trouble, a few tell as much. */
	private static final int SHOWN = 20;

	private final String name;

	private final Supplier<Picture> picture;

	private final HealthThresholds thresholds;

	private final Status degraded;

	SupervisorHealthIndicator(String name, Supplier<Picture> picture, HealthThresholds thresholds, Status degraded) {
		super("The health of supervisor '%s' could not be read".formatted(name));
		this.name = name;
		this.picture = picture;
		this.thresholds = thresholds;
		this.degraded = degraded;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Picture now = this.picture.get();
		Optional<TreeNode> top = now.top(this.name);
		if (top.isEmpty() && !now.isStarted()) {
			builder.unknown().withDetail("state", "not started");
			return;
		}
		List<TreeNode> places = now.places(this.name);
		List<Trouble> down = new ArrayList<>();
		List<Trouble> worries = new ArrayList<>();
		top.ifPresentOrElse((place) -> checkTop(now, place, down), () -> down.add(Trouble.goneWithTheRoot(this.name)));
		places.forEach((place) -> check(place, down, worries));
		worries.addAll(now.troubles(this.name));
		builder.status(status(top, down, worries))
			.withDetail("state", top.map((place) -> lowerCase(place.state())).orElse("stopped"));
		if (now.isRoot(this.name)) {
			builder.withDetail("processes", now.system().processCount())
				.withDetail("restarts", now.system().restartCount())
				.withDetail("deadLetters", now.system().deadLetterCount());
		}
		else {
			builder.withDetail("children", top.map((place) -> place.children().size() + place.more()).orElse(0))
				.withDetail("restarts", restarts(top, places));
		}
		detail(builder, "down", down);
		detail(builder, "degraded", worries);
		suspended(builder, top, places);
	}

	private Status status(Optional<TreeNode> top, List<Trouble> down, List<Trouble> worries) {
		if (!down.isEmpty()) {
			return Status.DOWN;
		}
		if (top.map(TreeNode::state).filter(TreeNode.State.STOPPED::equals).isPresent()) {
			return Status.UNKNOWN;
		}
		return worries.isEmpty() ? Status.UP : this.degraded;
	}

	/** Nobody above the root starts it again; all others have a moment. */
	private void checkTop(Picture now, TreeNode top, List<Trouble> down) {
		boolean tried = top.state() == TreeNode.State.RESTARTING
				&& !Picture.isGoneSince(top, this.thresholds.missingAfter());
		if (top.state() == TreeNode.State.RUNNING || tried) {
			return;
		}
		Optional<Trouble> surrender = now.surrender(top).map((last) -> Trouble.gone(this.name, last));
		if (surrender.isPresent() || now.isMissed(top)) {
			down.add(surrender.orElseGet(() -> Trouble.gone(top)));
		}
	}

	private void check(TreeNode place, List<Trouble> down, List<Trouble> worries) {
		// Brothers of one that is started again are stopped for a while.
		if (!Picture.isGoneSince(place, this.thresholds.missingAfter())) {
			return;
		}
		if (place.state() == TreeNode.State.STOPPED && place.permanent()) {
			down.add(Trouble.gone(place));
		}
		else if (place.state() == TreeNode.State.RESTARTING) {
			worries.add(Trouble.restarting(place));
		}
	}

	private static int restarts(Optional<TreeNode> top, List<TreeNode> places) {
		return top.map(TreeNode::restarts).orElse(0) + places.stream().mapToInt(TreeNode::restarts).sum();
	}

	private static void detail(Health.Builder builder, String name, List<Trouble> troubles) {
		if (!troubles.isEmpty()) {
			builder.withDetail(name, troubles.stream().limit(SHOWN).map(Trouble::details).toList());
		}
		if (troubles.size() > SHOWN) {
			builder.withDetail(name + "More", troubles.size() - SHOWN);
		}
	}

	private static void suspended(Health.Builder builder, Optional<TreeNode> top, List<TreeNode> places) {
		List<String> suspended = new ArrayList<>();
		top.filter(TreeNode::isSuspended).map(TreeNode::name).ifPresent(suspended::add);
		places.stream().filter(TreeNode::isSuspended).map(TreeNode::name).forEach(suspended::add);
		if (!suspended.isEmpty()) {
			builder.withDetail("suspended", suspended.stream().limit(SHOWN).toList());
		}
	}

	private static String lowerCase(TreeNode.State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

}
