package dev.actor.task;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.actor.behavior.Launched;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.RestartIntensity;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor of tasks: a name, and a few limits. Immutable; each method gives a changed
 * copy. The same spec can be started in a test, in a system, and as a child of another
 * supervisor.
 */
public final class TaskSupervisorSpec {

	private final Name<TaskRequest> name;

	private final int maxChildren;

	private final @Nullable RestartIntensity intensity;

	private TaskSupervisorSpec(Name<TaskRequest> name, int maxChildren, @Nullable RestartIntensity intensity) {
		this.name = name;
		this.maxChildren = maxChildren;
		this.intensity = intensity;
	}

	/**
	 * A supervisor of any number of tasks.
	 * @param name its name, which is unique in its system
	 * @return the spec
	 */
	public static TaskSupervisorSpec of(String name) {
		return new TaskSupervisorSpec(Name.of(name), Integer.MAX_VALUE, null);
	}

	/**
	 * Limits how many tasks there may be at a time.
	 * @param tasks zero or more
	 * @return the changed copy
	 */
	public TaskSupervisorSpec maxChildren(int tasks) {
		if (tasks < 0) {
			throw new IllegalArgumentException(
					"Task supervisor '%s': 'maxChildren' must be zero or more tasks, but is %d".formatted(this.name,
							tasks));
		}
		return new TaskSupervisorSpec(this.name, tasks, this.intensity);
	}

	/**
	 * Limits the restarts of those that are not temporary: one more within the period,
	 * and the supervisor stops all tasks and ends itself with reason shutdown. If nothing
	 * is said, the intensity of the system holds.
	 * @param restarts how many are tolerated, zero or more
	 * @param window the sliding window in which they count, longer than zero
	 * @return the changed copy
	 */
	public TaskSupervisorSpec intensity(int restarts, Duration window) {
		if (restarts < 0 || window.isNegative() || window.isZero()) {
			throw new IllegalArgumentException(
					"Task supervisor '%s': 'intensity' must be zero or more restarts in a time longer than zero, but is %d in %s"
						.formatted(this.name, restarts, window));
		}
		return new TaskSupervisorSpec(this.name, this.maxChildren, new RestartIntensity(restarts, window));
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.name.text();
	}

	int maxChildren() {
		return this.maxChildren;
	}

	RestartIntensity intensity(Process self) {
		return (this.intensity != null) ? this.intensity : self.restartIntensity();
	}

	/**
	 * The supervisor of this spec, whichever incarnation runs.
	 * @param spawner the system, or a process in it
	 * @return the handle
	 */
	public TaskSupervisor handle(Spawner spawner) {
		return new TaskSupervisor(name(), spawner.subject(this.name), Shutdown.DEFAULT);
	}

	/**
	 * The supervisor as a child: permanent, all the time that its tasks need to stop.
	 * @return the spec of the child
	 */
	public ChildSpec childSpec() {
		return new ChildSpec(name(), TreeNode.Kind.SUPERVISOR, new ChildStart(this), Restart.PERMANENT,
				Shutdown.INFINITY, false, List.of());
	}

	/** Equal for the same supervisor, so that a tree can be looked through for it. */
	private record ChildStart(TaskSupervisorSpec tasks) implements ChildSpec.Start {

		@Override
		public Pid start(Spawner supervisor) {
			return this.tasks.start(supervisor).pid();
		}

		@Override
		public ChildSpec.Start intensity(int restarts, Duration period) {
			return new ChildStart(this.tasks.intensity(restarts, period));
		}

	}

	/**
	 * Starts the supervisor, without tasks.
	 * @param spawner where: a process, which is linked to the supervisor then, or a
	 * system
	 * @return the started supervisor
	 * @throws dev.actor.process.StartException if the name is taken
	 */
	public Started start(Spawner spawner) {
		Pid pid = spawner.start(new TaskSupervisorLoop(this), SpawnOptions.DEFAULT.labelled(name()).named(this.name));
		return new Started(pid, handle(spawner));
	}

	/**
	 * A supervisor that was started.
	 *
	 * @param pid this incarnation
	 * @param supervisor the handle, for every incarnation
	 */
	public record Started(Pid pid, TaskSupervisor supervisor) implements Launched {

		public Started {
			Objects.requireNonNull(pid, "pid");
			Objects.requireNonNull(supervisor, "supervisor");
		}

	}

	@Override
	public String toString() {
		return "task supervisor '" + this.name + "'";
	}

}
