package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;

/**
 * A supervisor of a tree: a name, its children in the order of their start, and how many
 * restarts it tolerates. Immutable; each method gives a changed copy.
 */
public final class SupervisorSpec {

	/** Restarts tolerated if nothing else is said, as in Gleam: two in five seconds. */
	public static final int DEFAULT_INTENSITY = 2;

	/** The time in which {@link #DEFAULT_INTENSITY} counts. */
	public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

	private final Name<Request> name;

	private final int intensity;

	private final Duration period;

	private final List<ChildSpec> children;

	private SupervisorSpec(Name<Request> name, int intensity, Duration period, List<ChildSpec> children) {
		this.name = name;
		this.intensity = intensity;
		this.period = period;
		this.children = List.copyOf(children);
	}

	/**
	 * A supervisor that starts again only the child that has ended.
	 * @param name its name, which is unique in its system
	 * @return the spec, without children yet
	 */
	public static SupervisorSpec oneForOne(String name) {
		return new SupervisorSpec(Name.of(name), DEFAULT_INTENSITY, DEFAULT_PERIOD, List.of());
	}

	/**
	 * Limits the restarts: one more within the period, and the supervisor stops its
	 * children and ends itself with reason shutdown, so that its own supervisor decides.
	 * @param restarts how many are tolerated, zero or more
	 * @param period the sliding window in which they count, longer than zero
	 * @return the changed copy
	 */
	public SupervisorSpec intensity(int restarts, Duration period) {
		if (restarts < 0) {
			throw new IllegalArgumentException("Supervisor '%s': 'intensity' must be zero or more restarts, but is %d"
				.formatted(this.name, restarts));
		}
		if (period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException(
					"Supervisor '%s': the period of 'intensity' must be longer than zero, but is %s"
						.formatted(this.name, period));
		}
		return new SupervisorSpec(this.name, restarts, period, this.children);
	}

	/**
	 * Adds an actor as the last child: permanent, five seconds to stop.
	 * @param actor the actor
	 * @return the changed copy
	 */
	public SupervisorSpec child(ActorSpec<?> actor) {
		return child(ChildSpec.of(actor));
	}

	/**
	 * Adds an actor as the last child.
	 * @param actor the actor
	 * @param restart when it is started again
	 * @return the changed copy
	 */
	public SupervisorSpec child(ActorSpec<?> actor, Restart restart) {
		return child(ChildSpec.of(actor).restart(restart));
	}

	/**
	 * Adds a supervisor as the last child: permanent, all the time it needs to stop.
	 * @param supervisor the supervisor
	 * @return the changed copy
	 */
	public SupervisorSpec child(SupervisorSpec supervisor) {
		return child(ChildSpec.of(supervisor));
	}

	/**
	 * Adds a child as the last one.
	 * @param child the child
	 * @return the changed copy
	 * @throws IllegalArgumentException if there is a child with the same id
	 */
	public SupervisorSpec child(ChildSpec child) {
		Objects.requireNonNull(child, "child");
		if (this.children.stream().anyMatch((present) -> present.id().equals(child.id()))) {
			throw new IllegalArgumentException("Supervisor '%s' already has a child '%s'; ids are unique among siblings"
				.formatted(this.name, child.id()));
		}
		List<ChildSpec> more = new ArrayList<>(this.children);
		more.add(child);
		return new SupervisorSpec(this.name, this.intensity, this.period, more);
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.name.text();
	}

	/**
	 * The children, in the order of their start.
	 * @return the children
	 */
	public List<ChildSpec> children() {
		return this.children;
	}

	int intensity() {
		return this.intensity;
	}

	Duration period() {
		return this.period;
	}

	/**
	 * The supervisor of this spec, whichever incarnation runs.
	 * @param spawner the system, or a process in it
	 * @return the handle
	 */
	public Supervisor handle(Spawner spawner) {
		return new SupervisorHandle(name(), spawner.subject(this.name));
	}

	/**
	 * Starts the supervisor and waits until all of its children are started.
	 * @param spawner where: a process, which is linked to the supervisor then, or a
	 * system
	 * @return the pid of the supervisor
	 * @throws dev.actor.process.StartException if a child did not start; those before it
	 * are stopped again
	 */
	public Started start(Spawner spawner) {
		Pid pid = spawner.start(new SupervisorLoop(this),
				SpawnOptions.DEFAULT.labelled(name()).named(this.name).initTimeout(Duration.ofSeconds(Long.MAX_VALUE)));
		return new Started(pid, handle(spawner));
	}

	/**
	 * A supervisor that was started.
	 *
	 * @param pid this incarnation
	 * @param supervisor the handle, for every incarnation
	 */
	public record Started(Pid pid, Supervisor supervisor) implements Launched {

	}

	@Override
	public String toString() {
		return "supervisor '" + this.name + "'";
	}

}
