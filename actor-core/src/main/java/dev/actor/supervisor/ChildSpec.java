package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.actor.behavior.ActorSpec;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/**
 * What a supervisor needs to know of a child. Immutable.
 *
 * @param id what the child is called, unique among its siblings
 * @param kind worker or supervisor
 * @param start starts the child, linked to the given process; runs in the supervisor.
 * Equal for two specs that were made of the same actor or supervisor
 * @param restart when it is started again
 * @param shutdown how it is stopped
 * @param children what a supervisor starts in turn, for whoever looks at a tree before it
 * runs
 */
public record ChildSpec(String id, TreeNode.Kind kind, Start start, Restart restart, Shutdown shutdown,
		List<ChildSpec> children) {

	public ChildSpec {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(start, "start");
		Objects.requireNonNull(restart, "restart");
		Objects.requireNonNull(shutdown, "shutdown");
		children = List.copyOf(children);
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

	}

	/** Equal for the same actor, so that a tree can be looked through for it. */
	private record ActorStart(ActorSpec<?> actor) implements Start {

		@Override
		public Pid start(Spawner supervisor) {
			return this.actor.start(supervisor).pid();
		}

	}

	/** Equal for the same supervisor. */
	private record SupervisorStart(SupervisorSpec supervisor) implements Start {

		@Override
		public Pid start(Spawner parent) {
			return this.supervisor.start(parent).pid();
		}

	}

	/**
	 * An actor: permanent, five seconds to stop.
	 * @param actor the actor
	 * @return the spec
	 */
	public static ChildSpec of(ActorSpec<?> actor) {
		return worker(actor.name().text(), new ActorStart(actor));
	}

	/**
	 * A supervisor: permanent, all the time it needs to stop.
	 * @param supervisor the supervisor
	 * @return the spec
	 */
	public static ChildSpec of(SupervisorSpec supervisor) {
		return new ChildSpec(supervisor.name(), TreeNode.Kind.SUPERVISOR, new SupervisorStart(supervisor),
				Restart.PERMANENT, Shutdown.INFINITY, supervisor.children());
	}

	/**
	 * Any process: permanent, five seconds to stop.
	 * @param id what it is called
	 * @param start starts it, linked
	 * @return the spec
	 */
	public static ChildSpec worker(String id, Start start) {
		return new ChildSpec(id, TreeNode.Kind.WORKER, start, Restart.PERMANENT, Shutdown.DEFAULT, List.of());
	}

	/**
	 * Says when the child is started again.
	 * @param restart when
	 * @return the changed copy
	 */
	public ChildSpec restart(Restart restart) {
		return new ChildSpec(this.id, this.kind, this.start, restart, this.shutdown, this.children);
	}

	/**
	 * Says how the child is stopped.
	 * @param shutdown how
	 * @return the changed copy
	 */
	public ChildSpec shutdown(Shutdown shutdown) {
		return new ChildSpec(this.id, this.kind, this.start, this.restart, shutdown, this.children);
	}

	/**
	 * Says how long the child has to stop before it is killed.
	 * @param timeout how long
	 * @return the changed copy
	 */
	public ChildSpec shutdown(Duration timeout) {
		return shutdown(Shutdown.within(timeout));
	}

}
