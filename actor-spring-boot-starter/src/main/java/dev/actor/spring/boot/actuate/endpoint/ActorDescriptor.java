package dev.actor.spring.boot.actuate.endpoint;

import java.time.Instant;
import java.util.List;

import dev.actor.inspect.TreeNode;
import dev.actor.spring.boot.actuate.ActorHistory.Restart;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One supervisor, actor or other process.
 *
 * @param name its name, its label, or else its pid
 * @param path the names from the root down to it; nothing for a process outside of all
 * trees
 * @param supervisor the name of its supervisor, if it has one
 * @param kind {@code supervisor} or {@code worker}; nothing for a process outside of all
 * trees
 * @param state {@code running}, {@code suspended}, {@code restarting} or {@code stopped}
 * @param pid the running incarnation, if there is one
 * @param restarts how often it was started again
 * @param mailbox how many messages wait
 * @param lastExit why the last incarnation ended, if one did
 * @param endedAt when it did
 * @param lastRestarts the last restarts, oldest first; below a dynamic supervisor, of all
 * its children
 * @param counts how many children a supervisor has
 * @param process the running incarnation as a process
 * @param children what is below
 * @param moreChildren how many children are not shown, if some are not
 */
public record ActorDescriptor(String name, @Nullable String path, @Nullable String supervisor, @Nullable String kind,
		String state, @Nullable String pid, int restarts, int mailbox, @Nullable String lastExit,
		@Nullable Instant endedAt, List<Restart> lastRestarts, @Nullable Counts counts,
		@Nullable ProcessDescriptor process, List<PlaceDescriptor> children,
		@Nullable Integer moreChildren) implements OperationResponseBody {

	static ActorDescriptor of(Located actor, TreeNode place, List<Restart> restarts,
			@Nullable ProcessDescriptor process, int limit) {
		return new ActorDescriptor(actor.name(), actor.path(), actor.supervisor(), PlaceDescriptor.kind(place),
				PlaceDescriptor.state(place), place.pid().map(Object::toString).orElse(null), place.restarts(),
				place.mailboxLength(), PlaceDescriptor.lastExit(place), place.endedAt().orElse(null), restarts,
				(place.kind() == TreeNode.Kind.SUPERVISOR) ? Counts.of(place.children()) : null, process,
				PlaceDescriptor.children(place, limit), PlaceDescriptor.moreChildren(place, limit));
	}

	/** A process outside of all trees. */
	static ActorDescriptor of(Located actor, int mailbox, ProcessDescriptor process) {
		String state = process.activity().equals("suspended") ? "suspended" : "running";
		return new ActorDescriptor(actor.name(), null, null, null, state, process.pid(), 0, mailbox, null, null,
				List.of(), null, process, List.of(), null);
	}

	/**
	 * How many children a supervisor has.
	 *
	 * @param supervisors supervisors, running or not
	 * @param workers workers, running or not
	 * @param running children that run
	 * @param restarting children whose last start failed
	 * @param stopped children that do not run
	 */
	public record Counts(int supervisors, int workers, int running, int restarting, int stopped) {

		static Counts of(List<TreeNode> children) {
			return new Counts(count(children, TreeNode.Kind.SUPERVISOR), count(children, TreeNode.Kind.WORKER),
					count(children, TreeNode.State.RUNNING), count(children, TreeNode.State.RESTARTING),
					count(children, TreeNode.State.STOPPED));
		}

		private static int count(List<TreeNode> children, TreeNode.Kind kind) {
			return (int) children.stream().filter((child) -> child.kind() == kind).count();
		}

		private static int count(List<TreeNode> children, TreeNode.State state) {
			return (int) children.stream().filter((child) -> child.state() == state).count();
		}

	}

}
