package dev.actor.supervisor;

import java.util.Optional;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.process.Pid;
import dev.actor.process.Subject;

/**
 * A handle on a supervisor whose children have ids and an order, and what operators do
 * with them. None of it counts as a restart.
 */
public interface Supervisor extends SupervisorHandle {

	/**
	 * Starts one more child, the last in order. It is gone when the supervisor itself is
	 * restarted.
	 * @param spec the child
	 * @return its pid
	 * @throws ChildException with {@link ChildError.AlreadyStarted} or
	 * {@link ChildError.AlreadyPresent} if there is a child with the same id
	 * @throws IllegalArgumentException if the supervisor may not have such a child
	 * @throws dev.actor.process.StartException if it did not start; the supervisor keeps
	 * nothing of it, except that a child which does without a process
	 * ({@link dev.actor.process.StartError.Ignored}) is kept without one unless it is
	 * temporary
	 */
	Pid startChild(ChildSpec spec);

	/**
	 * Starts one more actor, which is permanent and has five seconds to stop. Otherwise
	 * like {@link #startChild(ChildSpec)}.
	 * @param <M> the type of its messages
	 * @param actor the actor
	 * @return all that the start gave
	 */
	<M> Started<M> startChild(ActorSpec<M> actor);

	/**
	 * Stops a child and leaves it stopped; one whose restart fails again and again is not
	 * tried again. Its spec is kept, unless it is temporary. Touches no siblings.
	 * @param id the child's id
	 * @return false if there is no such child; true also if it was stopped before
	 */
	boolean terminateChild(String id);

	/**
	 * Starts a stopped child again.
	 * @param id the child's id
	 * @return its new pid
	 * @throws ChildException with {@link ChildError.NotFound}, {@link ChildError.Running}
	 * or {@link ChildError.Restarting}
	 * @throws dev.actor.process.StartException if it did not start; it stays stopped
	 */
	Pid restartChild(String id);

	/**
	 * Forgets a stopped child.
	 * @param id the child's id
	 * @return false if there is no such child
	 * @throws ChildException with {@link ChildError.Running} or
	 * {@link ChildError.Restarting}
	 */
	boolean deleteChild(String id);

	/**
	 * What the supervisor knows of a child, asked of it. OTP's {@code which_child}.
	 * @param id the child's id
	 * @return the child, or empty if there is no such child
	 */
	Optional<ChildInfo> whichChild(String id);

	/**
	 * The spec of a child, asked of the supervisor. OTP's {@code get_childspec}.
	 * @param id the child's id
	 * @return the spec, or empty if there is no such child; that of a temporary child no
	 * longer knows how to start it
	 */
	Optional<ChildSpec> childSpec(String id);

	/**
	 * The subject of an actor below a supervisor. Stays valid when the actor is
	 * restarted.
	 * @param <M> the type of its messages
	 * @param actor the actor
	 * @return the subject, which leads to the actor's name
	 */
	<M> Subject<M> subject(ActorSpec<M> actor);

	/**
	 * The subject of a child. Stays valid when the child is restarted. Asks nobody.
	 * @param <M> the type of its messages, for which the caller answers
	 * @param childId the child's id
	 * @return the subject, which leads to the name of the child; an actor without one got
	 * it from its supervisor
	 * @throws ChildException with {@link ChildError.NotFound}
	 * @throws IllegalArgumentException if the child was made of a start function that
	 * does not tell its name
	 */
	<M> Subject<M> subject(String childId);

}
