package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Launched;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/**
 * A supervisor of a tree: a name, its children in the order of their start, whom it
 * starts again with whom, and how many restarts it tolerates. Immutable; each method
 * gives a changed copy. Gleam's {@code static_supervisor.Builder}.
 */
public final class SupervisorSpec implements Startable {

	/**
	 * Restarts tolerated if neither the spec nor its system says anything else, as in
	 * Gleam: two in five seconds.
	 */
	public static final int DEFAULT_INTENSITY = 2;

	/** The time in which {@link #DEFAULT_INTENSITY} counts. */
	public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

	private final Settings settings;

	private final List<ChildSpec> children;

	private SupervisorSpec(Settings settings, List<ChildSpec> children) {
		this.settings = settings;
		this.children = List.copyOf(children);
	}

	/**
	 * A supervisor with a strategy that is chosen elsewhere.
	 * @param name its name, which is unique in its system
	 * @param strategy who is started again with a child that has ended
	 * @return the spec, without children yet
	 */
	public static SupervisorSpec of(String name, Strategy strategy) {
		return new SupervisorSpec(Settings.of(name, Objects.requireNonNull(strategy, "strategy")), List.of());
	}

	/**
	 * A supervisor that starts again only the child that has ended.
	 * @param name its name, which is unique in its system
	 * @return the spec, without children yet
	 */
	public static SupervisorSpec oneForOne(String name) {
		return of(name, Strategy.ONE_FOR_ONE);
	}

	/**
	 * A supervisor that stops all children when one has to be started again, and starts
	 * them all.
	 * @param name its name, which is unique in its system
	 * @return the spec, without children yet
	 */
	public static SupervisorSpec oneForAll(String name) {
		return of(name, Strategy.ONE_FOR_ALL);
	}

	/**
	 * A supervisor that stops those that were started after a child that has to be
	 * started again, and starts it and them.
	 * @param name its name, which is unique in its system
	 * @return the spec, without children yet
	 */
	public static SupervisorSpec restForOne(String name) {
		return of(name, Strategy.REST_FOR_ONE);
	}

	/**
	 * Limits the restarts: one more within the period, and the supervisor stops its
	 * children and ends itself with reason shutdown, so that its own supervisor decides.
	 * What is restarted together counts once, and each attempt that fails once more. If
	 * nothing is said, the intensity of the system holds.
	 * @param restarts how many are tolerated, zero or more
	 * @param period the sliding window in which they count, longer than zero
	 * @return the changed copy
	 */
	@Override
	public SupervisorSpec intensity(int restarts, Duration period) {
		return new SupervisorSpec(this.settings.intensity(restarts, period), this.children);
	}

	/**
	 * Says when the end of significant children is the end of the supervisor.
	 * @param autoShutdown when; never if nothing is said
	 * @return the changed copy
	 */
	public SupervisorSpec autoShutdown(AutoShutdown autoShutdown) {
		return new SupervisorSpec(this.settings.autoShutdown(autoShutdown), this.children);
	}

	/**
	 * Waits before restarts, which OTP does not.
	 * @param backoff how long; not at all if nothing is said
	 * @return the changed copy
	 */
	public SupervisorSpec backoff(Backoff backoff) {
		return new SupervisorSpec(this.settings.backoff(backoff), this.children);
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
	 * Adds a dynamic supervisor as the last child: permanent, all the time it needs to
	 * stop.
	 * @param supervisor the supervisor
	 * @return the changed copy
	 */
	public SupervisorSpec child(DynamicSupervisorSpec<?, ?> supervisor) {
		return child(ChildSpec.of(supervisor));
	}

	/**
	 * Adds a partition supervisor as the last child: permanent, all the time it needs to
	 * stop.
	 * @param supervisor the supervisor
	 * @return the changed copy
	 */
	public SupervisorSpec child(PartitionSupervisorSpec<?> supervisor) {
		return child(ChildSpec.of(supervisor));
	}

	/**
	 * Adds a child as the last one.
	 * @param child the child
	 * @return the changed copy
	 * @throws IllegalSpecException if there is a child with the same id, or the child is
	 * significant and permanent
	 */
	public SupervisorSpec child(ChildSpec child) {
		return children(List.of(Objects.requireNonNull(child, "child")));
	}

	/**
	 * Adds children as the last ones.
	 * @param children the children, in the order of their start
	 * @return the changed copy
	 * @throws IllegalSpecException if two children have the same id, or one is
	 * significant and permanent
	 */
	public SupervisorSpec children(Collection<ChildSpec> children) {
		List<ChildSpec> more = new ArrayList<>(this.children);
		more.addAll(children);
		Set<String> ids = new HashSet<>();
		for (ChildSpec child : more) {
			if (!ids.add(child.id())) {
				throw new IllegalSpecException(name(), child.id(),
						"Supervisor '%s' already has a child '%s'; ids are unique among siblings".formatted(name(),
								child.id()));
			}
		}
		children.forEach(this::requireSensible);
		return new SupervisorSpec(this.settings, more);
	}

	/**
	 * Changes all that is below the supervisor, as {@link ChildSpec#changeAll} does.
	 * @param change changes one child
	 * @return the changed copy
	 * @throws IllegalSpecException if the changed children do not fit together
	 */
	public SupervisorSpec changeAll(UnaryOperator<ChildSpec> change) {
		return new SupervisorSpec(this.settings, List.of())
			.children(this.children.stream().map((child) -> child.changeAll(change)).toList());
	}

	/** What is wrong with a child whatever is said later. */
	private void requireSensible(ChildSpec child) {
		if (child.significant() && child.restart() == Restart.PERMANENT) {
			throw new IllegalSpecException(name(), child.id(),
					"Supervisor '%s': child '%s' is 'significant' and permanent, so that it never ends for good; make it transient or temporary"
						.formatted(name(), child.id()));
		}
	}

	/** Whether the finished supervisor may have such a child. */
	void requireLegal(ChildSpec child) {
		requireSensible(child);
		if (child.significant() && this.settings.autoShutdown() == AutoShutdown.NEVER) {
			throw new IllegalSpecException(name(), child.id(),
					"Supervisor '%s': child '%s' is 'significant', but the supervisor's 'autoShutdown' is NEVER; say which significant ends are its end"
						.formatted(name(), child.id()));
		}
	}

	/** The finished supervisor: the order in which things were said does not count. */
	SupervisorSpec legal() {
		this.children.forEach(this::requireLegal);
		return this;
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.settings.name().text();
	}

	/**
	 * Who is started again with a child that has ended.
	 * @return the strategy
	 */
	public Strategy strategy() {
		return this.settings.strategy();
	}

	/**
	 * The children, in the order of their start.
	 * @return the children
	 */
	public List<ChildSpec> children() {
		return this.children;
	}

	Settings settings() {
		return this.settings;
	}

	/**
	 * The supervisor of this spec, whichever incarnation runs.
	 * @param spawner the system, or a process in it
	 * @return the handle
	 */
	public Supervisor handle(Spawner spawner) {
		return new StaticHandle(spawner, this);
	}

	/**
	 * Starts the supervisor and waits until all of its children are started.
	 * @param spawner where: a process, which is linked to the supervisor then, or a
	 * system
	 * @return the started supervisor
	 * @throws IllegalSpecException if a child is significant, but no significant end is
	 * to be the end of the supervisor; nothing is started
	 * @throws dev.actor.process.StartException if a child did not start; those before it
	 * are stopped again
	 */
	@Override
	public Started start(Spawner spawner) {
		return new Started(SupervisorLoop.of(legal()).launch(spawner), handle(spawner));
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
		return "supervisor '" + name() + "'";
	}

}
