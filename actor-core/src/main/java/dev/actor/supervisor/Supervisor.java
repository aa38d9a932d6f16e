package dev.actor.supervisor;

import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;

/**
 * A handle on a running supervisor, whichever incarnation runs. May be used from any
 * thread, but not from the initialiser of one of its own children: the supervisor waits
 * for that and cannot answer. The operations wait until the supervisor has done them;
 * they throw {@link dev.actor.process.NoProcessException} when it does not run.
 */
public interface Supervisor {

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
	 * Starts one more child, the last in order. It is gone when the supervisor itself is
	 * restarted.
	 * @param spec the child
	 * @return its pid
	 * @throws IllegalStateException if there is a child with the same id
	 * @throws dev.actor.process.StartException if it did not start; the supervisor keeps
	 * nothing of it
	 */
	Pid startChild(ChildSpec spec);

	/**
	 * Stops a child and leaves it stopped. Its spec is kept, unless it is temporary.
	 * @param id the child's id
	 * @return false if there is no such child
	 */
	boolean terminateChild(String id);

	/**
	 * Forgets a stopped child.
	 * @param id the child's id
	 * @return false if there is no such child
	 * @throws IllegalStateException if the child is not stopped
	 */
	boolean deleteChild(String id);

	/**
	 * A picture of the supervisor and everything below it. Asks and stops nobody.
	 * @return the tree; without pid and children when the supervisor does not run
	 */
	TreeNode tree();

}
