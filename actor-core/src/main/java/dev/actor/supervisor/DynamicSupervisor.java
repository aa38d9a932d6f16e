package dev.actor.supervisor;

import dev.actor.behavior.Launched;
import dev.actor.process.Pid;

/**
 * A handle on a dynamic supervisor. Its children have no ids: they are known by their
 * pids, which change when they are restarted.
 *
 * @param <A> what a child is made of
 * @param <R> what the start of a child gives
 */
public interface DynamicSupervisor<A, R extends Launched> extends SupervisorHandle {

	/**
	 * Starts a child. Equal arguments give different children.
	 * @param argument what it is made of; used again when it is restarted, and not kept
	 * if it is temporary
	 * @return what its start gave; after a restart of the child it is stale
	 * @throws ChildException with {@link ChildError.MaxChildren}
	 * @throws dev.actor.process.StartException if it did not start, also if it does
	 * without a process ({@link dev.actor.process.StartError.Ignored}), which is no error
	 * in OTP; the supervisor keeps nothing of it
	 */
	R startChild(A argument);

	/**
	 * Stops a child, and forgets it. One that is being restarted is known by the pid that
	 * it had.
	 * @param pid the child
	 * @return false if there is no such child, whoever lives with this pid; also if it
	 * has ended already (Erlang says ok then, Elixir says not found)
	 */
	boolean terminateChild(Pid pid);

}
