package dev.actor.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;

/**
 * One place in a supervision tree at one instant: a supervisor or a worker.
 *
 * @param name the child id, which is the name of a named process; below a dynamic
 * supervisor, whose children have no ids, the label or else the pid
 * @param kind what it is
 * @param state what it does
 * @param pid the running incarnation, if there is one
 * @param restarts how often it was started again
 * @param mailboxLength messages that wait
 * @param lastExit why the last incarnation ended, if one did
 * @param endedAt when it did
 * @param permanent whether its supervisor has it run always, so that it is missing when
 * it is stopped
 * @param children what is below, in the order of their start
 * @param more how many children there are besides, if the picture has a limit
 */
public record TreeNode(String name, Kind kind, State state, Optional<Pid> pid, int restarts, int mailboxLength,
		Optional<ExitReason> lastExit, Optional<Instant> endedAt, boolean permanent, List<TreeNode> children,
		int more) {

	/** What a place is. */
	public enum Kind {

		/** Has children. */
		SUPERVISOR,

		/** Does the work. */
		WORKER

	}

	/** What a place does. */
	public enum State {

		/** It runs. */
		RUNNING,

		/** Its last start failed, and its supervisor tries again. */
		RESTARTING,

		/** It has ended, or was stopped, and is not started again by itself. */
		STOPPED

	}

	/**
	 * Whether its process is suspended at this moment, which is not part of the picture.
	 * @return whether an operator has suspended it
	 */
	public boolean isSuspended() {
		return this.pid.flatMap(Pid::info)
			.map(ProcessInfo::state)
			.filter(ProcessInfo.State.SUSPENDED::equals)
			.isPresent();
	}

	/**
	 * The place and everything below it.
	 * @return how many places the picture shows
	 */
	public int size() {
		return 1 + this.children.stream().mapToInt(TreeNode::size).sum();
	}

}
