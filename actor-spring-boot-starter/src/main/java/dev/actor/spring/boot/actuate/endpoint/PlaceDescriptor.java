package dev.actor.spring.boot.actuate.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * A place in a supervision tree: a supervisor or an actor.
 *
 * @param name its name
 * @param kind {@code supervisor} or {@code worker}
 * @param state {@code running}, {@code suspended}, {@code restarting} or {@code stopped}
 * @param pid the running incarnation, if there is one
 * @param restarts how often it was started again
 * @param mailbox how many messages wait
 * @param lastExit why the last incarnation ended, if one did
 * @param endedAt when it did
 * @param children what is below
 * @param moreChildren how many children are not shown, if some are not
 */
public record PlaceDescriptor(String name, String kind, String state, @Nullable String pid, int restarts, int mailbox,
		@Nullable String lastExit, @Nullable Instant endedAt, List<PlaceDescriptor> children,
		@Nullable Integer moreChildren) {

	static PlaceDescriptor of(TreeNode place, int limit) {
		return new PlaceDescriptor(place.name(), kind(place), state(place),
				place.pid().map(Object::toString).orElse(null), place.restarts(), place.mailboxLength(),
				lastExit(place), place.endedAt().orElse(null), children(place, limit), moreChildren(place, limit));
	}

	static String kind(TreeNode place) {
		return lowerCase(place.kind());
	}

	static String state(TreeNode place) {
		return place.isSuspended() ? lowerCase(ProcessInfo.State.SUSPENDED) : lowerCase(place.state());
	}

	static @Nullable String lastExit(TreeNode place) {
		return place.lastExit().map(ExitReason::toString).orElse(null);
	}

	static List<PlaceDescriptor> children(TreeNode place, int limit) {
		return place.children().stream().limit(limit).map((child) -> of(child, limit)).toList();
	}

	static @Nullable Integer moreChildren(TreeNode place, int limit) {
		int more = place.more() + Math.max(0, place.children().size() - limit);
		return (more > 0) ? more : null;
	}

	static String lowerCase(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
