package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/**
 * A supervisor of several copies of one actor, among which the work is divided by key.
 * The copies are permanent and independent of each other. Immutable; each method gives a
 * changed copy. Elixir's {@code PartitionSupervisor}.
 *
 * @param <M> the type of the messages that the copies take
 */
public final class PartitionSupervisorSpec<M> implements Startable {

	private final SupervisorSpec supervisor;

	private final IntFunction<? extends Actor<?, M>> actor;

	private final int partitions;

	private PartitionSupervisorSpec(SupervisorSpec supervisor, IntFunction<? extends Actor<?, M>> actor,
			int partitions) {
		this.supervisor = supervisor;
		this.actor = actor;
		this.partitions = partitions;
	}

	/**
	 * As many copies of an actor as there are processors.
	 * @param <M> the type of the messages that the copies take
	 * @param name the name, which is unique in its system; those of the copies are made
	 * of it
	 * @param actor makes the copy with an index, from zero on; called for each when the
	 * supervisor starts, and when it becomes part of a tree
	 * @return the spec
	 */
	public static <M> PartitionSupervisorSpec<M> of(String name, IntFunction<? extends Actor<?, M>> actor) {
		return new PartitionSupervisorSpec<>(SupervisorSpec.oneForOne(name), Objects.requireNonNull(actor, "actor"),
				Runtime.getRuntime().availableProcessors());
	}

	/**
	 * Says how many copies there are.
	 * @param partitions how many, one or more
	 * @return the changed copy
	 */
	public PartitionSupervisorSpec<M> partitions(int partitions) {
		if (partitions < 1) {
			throw new IllegalArgumentException("Partition supervisor '%s': 'partitions' must be one or more, but is %d"
				.formatted(name(), partitions));
		}
		return new PartitionSupervisorSpec<>(this.supervisor, this.actor, partitions);
	}

	/**
	 * Limits the restarts of all copies together, as
	 * {@link SupervisorSpec#intensity(int, Duration)} does.
	 * @param restarts how many are tolerated, zero or more
	 * @param period the sliding window in which they count, longer than zero
	 * @return the changed copy
	 */
	@Override
	public PartitionSupervisorSpec<M> intensity(int restarts, Duration period) {
		return new PartitionSupervisorSpec<>(this.supervisor.intensity(restarts, period), this.actor, this.partitions);
	}

	/**
	 * Waits before restarts, which OTP does not.
	 * @param backoff how long; not at all if nothing is said
	 * @return the changed copy
	 */
	public PartitionSupervisorSpec<M> backoff(Backoff backoff) {
		return new PartitionSupervisorSpec<>(this.supervisor.backoff(backoff), this.actor, this.partitions);
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.supervisor.name();
	}

	/**
	 * How many copies there are when the supervisor starts.
	 * @return the number
	 */
	public int partitions() {
		return this.partitions;
	}

	Name<M> partition(int index) {
		return Name.of(name() + ":" + index);
	}

	List<ChildSpec> children() {
		return IntStream.range(0, this.partitions)
			.mapToObj((index) -> ChildSpec.of(ActorSpec.of(partition(index), this.actor.apply(index))))
			.toList();
	}

	SupervisorSpec supervisor() {
		return this.supervisor;
	}

	/**
	 * The supervisor of this spec, whichever incarnation runs.
	 * @param spawner the system, or a process in it
	 * @return the handle
	 */
	public PartitionSupervisor<M> handle(Spawner spawner) {
		return new PartitionHandle<>(spawner, this);
	}

	/**
	 * Starts the supervisor and waits until all copies are started.
	 * @param spawner where: a process, which is linked to the supervisor then, or a
	 * system
	 * @return the started supervisor
	 * @throws dev.actor.process.StartException if a copy did not start; those before it
	 * are stopped again
	 */
	@Override
	public Started<M> start(Spawner spawner) {
		Pid pid = this.supervisor.children(children()).start(spawner).pid();
		return new Started<>(pid, handle(spawner));
	}

	/**
	 * A partition supervisor that was started.
	 *
	 * @param <M> the type of the messages that the copies take
	 * @param pid this incarnation
	 * @param supervisor the handle, for every incarnation
	 */
	public record Started<M>(Pid pid, PartitionSupervisor<M> supervisor) implements Launched {

	}

	@Override
	public String toString() {
		return "partition supervisor '" + name() + "'";
	}

}
