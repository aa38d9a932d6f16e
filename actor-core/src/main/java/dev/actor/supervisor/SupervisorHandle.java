package dev.actor.supervisor;

import java.util.List;
import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;

/**
 * A handle on a supervisor of any kind, whichever incarnation runs. May be used from any
 * thread, but not from the initialiser of one of its own children: the supervisor waits
 * for that and cannot answer. The operations wait until the supervisor has done them, and
 * what is asked after one shows its effect. They throw
 * {@link dev.actor.process.NoProcessException} when the supervisor does not run.
 */
public interface SupervisorHandle {

	/**
	 * The name.
	 * @return the name
	 */
	String name();

	/**
	 * The running incarnation.
	 * @return its pid, or empty when it does not run
	 */
	Optional<Pid> pid();

	/**
	 * The children, asked of the supervisor. OTP's {@code which_children}.
	 * @return what it knows of each, the last one to be started first
	 */
	List<ChildInfo> whichChildren();

	/**
	 * How many children there are, asked of the supervisor. OTP's {@code count_children}.
	 * @return the counts
	 */
	ChildCounts countChildren();

	/**
	 * A picture of the supervisor and everything below it. Asks and stops nobody.
	 * @return the tree; without pid and children when the supervisor does not run
	 */
	TreeNode tree();

	/**
	 * The same for a large tree, of which only a part can be shown.
	 * @param limit how many children of each supervisor to show, the oldest ones
	 * @return the tree, with the number of those left out; all of it if this handle knows
	 * no limits
	 */
	default TreeNode tree(int limit) {
		return tree();
	}

}
