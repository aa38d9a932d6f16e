package dev.actor.supervisor;

import java.util.List;
import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/** What a supervisor publishes of a child, for threads that look at the tree. */
record ChildStatus(String id, TreeNode.Kind kind, TreeNode.State state, @Nullable Pid pid, int restarts,
		@Nullable ExitReason lastExit) {

	/** All children of a supervisor, in the order of their start. */
	record Siblings(List<ChildStatus> all) {
	}

	TreeNode tree() {
		Optional<ProcessInfo> info = Optional.ofNullable(this.pid).flatMap(Pid::info);
		// The supervisor may not have heard yet of a death that everybody can see.
		boolean justDied = this.state == TreeNode.State.RUNNING && info.isEmpty();
		return new TreeNode(this.id, this.kind, justDied ? TreeNode.State.RESTARTING : this.state,
				info.map(ProcessInfo::pid), this.restarts, info.map(ProcessInfo::mailboxLength).orElse(0),
				Optional.ofNullable(this.lastExit), info.map(ChildStatus::childrenOf).orElse(List.of()));
	}

	static List<TreeNode> childrenOf(ProcessInfo supervisor) {
		return (supervisor.snapshot() instanceof Siblings(List<ChildStatus> all))
				? all.stream().map(ChildStatus::tree).toList() : List.of();
	}

}
