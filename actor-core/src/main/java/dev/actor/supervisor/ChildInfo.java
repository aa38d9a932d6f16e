package dev.actor.supervisor;

import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;

/**
 * What a supervisor knows of a child at one instant. OTP's entry in
 * {@code which_children}.
 *
 * @param id what the child is called; children of a dynamic supervisor have no names of
 * their own, and all bear the supervisor's
 * @param kind worker or supervisor
 * @param state what it does
 * @param pid the running incarnation; dead already if the supervisor has not heard of it,
 * or never will because the child unlinked itself
 * @param restarts how often the supervisor has started it again
 * @param lastExit why the last incarnation ended, if one did
 */
public record ChildInfo(String id, TreeNode.Kind kind, TreeNode.State state, Optional<Pid> pid, int restarts,
		Optional<ExitReason> lastExit) {

}
