package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/**
 * What a supervisor needs to know of a child. Immutable; each method gives a changed
 * copy.
 *
 * @param id what the child is called, unique among its siblings
 * @param kind worker or supervisor
 * @param start starts the child, linked to the given process; runs in the supervisor.
 * Equal for two specs that were made of the same actor or supervisor
 * @param restart when it is started again
 * @param shutdown how it is stopped
 * @param significant whether its end can be the end of the supervisor, as
 * {@link AutoShutdown} says
 * @param children what a supervisor starts in turn, for whoever looks at a tree before it
 * runs
 */
public record ChildSpec(String id, TreeNode.Kind kind, Start start, Restart restart, Shutdown shutdown,
		boolean significant, List<ChildSpec> children) {

	public ChildSpec {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(start, "start");
		Objects.requireNonNull(restart, "restart");
		Objects.requireNonNull(shutdown, "shutdown");
		children = List.copyOf(children);
		if (id.isEmpty()) {
			throw new IllegalArgumentException("The 'id' of a child must not be empty");
		}
		if (start instanceof ChildStart known && known.isNamedBySupervisor()) {
			Objects.requireNonNull(Name.of(id), "the name");
		}
	}

	/** Starts a child. */
	@FunctionalInterface
	public interface Start {

		/**
		 * Starts a child that is linked to the supervisor.
		 * @param supervisor the supervisor
		 * @return the child
		 * @throws dev.actor.process.StartException if it did not start
		 */
		Pid start(Spawner supervisor);

		/**
		 * The name that each incarnation of the child takes, by which others reach it.
		 * @return the name, or empty if it is not known beforehand
		 */
		default Optional<Name<?>> name() {
			return Optional.empty();
		}

		/**
		 * The same start with a limit for the restarts, if a supervisor is started.
		 * @param restarts how many are tolerated
		 * @param period the sliding window in which they count
		 * @return the changed copy
		 * @throws UnsupportedOperationException if the start knows of no such limit
		 */
		default Start intensity(int restarts, Duration period) {
			throw new UnsupportedOperationException("It does not start a supervisor whose restarts it could limit");
		}

	}

	/**
	 * An actor of a tree: permanent, five seconds to stop.
	 * @param actor the actor, whose name is the id
	 * @return the spec
	 */
	public static ChildSpec of(ActorSpec<?> actor) {
		return worker(actor.name().text(), new ChildStart.OfActorSpec(actor));
	}

	/**
	 * An actor: permanent, five seconds to stop. If it has no name, it gets one made of
	 * the supervisor's name and the id, so that {@link Supervisor#subject(String)} leads
	 * to it.
	 * @param id what it is called
	 * @param actor the actor
	 * @return the spec
	 */
	public static ChildSpec of(String id, Actor<?, ?> actor) {
		return worker(id, new ChildStart.OfActor<>(actor));
	}

	/**
	 * A supervisor: permanent, all the time it needs to stop.
	 * @param supervisor the supervisor
	 * @return the spec
	 * @throws IllegalSpecException if a child of the supervisor is significant, but no
	 * significant end is to be the end of the supervisor
	 */
	public static ChildSpec of(SupervisorSpec supervisor) {
		return supervisor(supervisor.legal().name(), supervisor, supervisor.children());
	}

	/**
	 * A dynamic supervisor: permanent, all the time it needs to stop.
	 * @param supervisor the supervisor
	 * @return the spec
	 */
	public static ChildSpec of(DynamicSupervisorSpec<?, ?> supervisor) {
		return supervisor(supervisor.name(), supervisor, List.of());
	}

	/**
	 * A partition supervisor: permanent, all the time it needs to stop.
	 * @param supervisor the supervisor
	 * @return the spec
	 */
	public static ChildSpec of(PartitionSupervisorSpec<?> supervisor) {
		return supervisor(supervisor.name(), supervisor, supervisor.children());
	}

	private static ChildSpec supervisor(String name, Startable supervisor, List<ChildSpec> children) {
		return new ChildSpec(name, TreeNode.Kind.SUPERVISOR, new ChildStart.OfSupervisor(supervisor), Restart.PERMANENT,
				Shutdown.INFINITY, false, children);
	}

	/**
	 * Any process: permanent, five seconds to stop.
	 * @param id what it is called
	 * @param start starts it, linked
	 * @return the spec
	 */
	public static ChildSpec worker(String id, Start start) {
		return new ChildSpec(id, TreeNode.Kind.WORKER, start, Restart.PERMANENT, Shutdown.DEFAULT, false, List.of());
	}

	/**
	 * Says what the child is called.
	 * @param id the id, unique among its siblings
	 * @return the changed copy
	 */
	public ChildSpec id(String id) {
		return new ChildSpec(id, this.kind, this.start, this.restart, this.shutdown, this.significant, this.children);
	}

	/**
	 * Says when the child is started again.
	 * @param restart when
	 * @return the changed copy
	 */
	public ChildSpec restart(Restart restart) {
		return new ChildSpec(this.id, this.kind, this.start, restart, this.shutdown, this.significant, this.children);
	}

	/**
	 * Says how the child is stopped.
	 * @param shutdown how
	 * @return the changed copy
	 */
	public ChildSpec shutdown(Shutdown shutdown) {
		return new ChildSpec(this.id, this.kind, this.start, this.restart, shutdown, this.significant, this.children);
	}

	/**
	 * Says how long the child has to stop before it is killed.
	 * @param timeout how long
	 * @return the changed copy
	 */
	public ChildSpec shutdown(Duration timeout) {
		return shutdown(Shutdown.within(timeout));
	}

	/**
	 * Limits the restarts of a child that is a supervisor or a pool, as
	 * {@link SupervisorSpec#intensity(int, Duration)} does.
	 * @param restarts how many are tolerated, zero or more
	 * @param period the sliding window in which they count, longer than zero
	 * @return the changed copy
	 * @throws UnsupportedOperationException if the child is none, or was made of a start
	 * function that knows of no such limit
	 */
	public ChildSpec intensity(int restarts, Duration period) {
		return new ChildSpec(this.id, this.kind, this.start.intensity(restarts, period), this.restart, this.shutdown,
				this.significant, this.children);
	}

	/**
	 * Says whether the end of the child can be the end of the supervisor, as
	 * {@link SupervisorSpec#autoShutdown} says. It must be transient or temporary then.
	 * @param significant whether it can; it cannot if nothing is said
	 * @return the changed copy
	 */
	public ChildSpec significant(boolean significant) {
		return new ChildSpec(this.id, this.kind, this.start, this.restart, this.shutdown, significant, this.children);
	}

	/**
	 * Changes the child and all that is below it, as far as its specs say what that is:
	 * the children of supervisors, but not those of dynamic ones, of pools and
	 * partitions.
	 * @param change changes one child; the children of a supervisor come before it
	 * @return the changed copy
	 */
	public ChildSpec changeAll(UnaryOperator<ChildSpec> change) {
		ChildSpec changed = this;
		if (this.start instanceof ChildStart.OfSupervisor(SupervisorSpec supervisor)) {
			SupervisorSpec other = supervisor.changeAll(change);
			changed = new ChildSpec(this.id, this.kind, new ChildStart.OfSupervisor(other), this.restart, this.shutdown,
					this.significant, other.children());
		}
		return Objects.requireNonNull(change.apply(changed), "The changed child must not be null");
	}

	/** What is left when the child is never to be started again. */
	ChildSpec withoutStart() {
		return new ChildSpec(this.id, this.kind, ChildStart.forget(this.start), this.restart, this.shutdown,
				this.significant, this.children);
	}

}
