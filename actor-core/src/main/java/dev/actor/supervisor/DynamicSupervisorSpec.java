package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.actor.behavior.Launched;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/**
 * A supervisor of children that come and go, all made in one way of different arguments.
 * There are none when it starts. They stop all at the same time when it ends. Immutable;
 * each method gives a changed copy. OTP's {@code simple_one_for_one}, Gleam's
 * {@code factory_supervisor}.
 * <p>
 * If nothing else is said, children are workers, are transient as in Gleam (permanent in
 * Erlang), and have five seconds to stop; two restarts in five seconds are tolerated of
 * all children together.
 *
 * @param <A> what a child is made of
 * @param <R> what the start of a child gives
 */
public final class DynamicSupervisorSpec<A, R extends Launched> implements Startable {

	private final Settings settings;

	/** What all children have in common. */
	private final ChildSpec common;

	private final int maxChildren;

	private DynamicSupervisorSpec(Settings settings, ChildSpec common, int maxChildren) {
		this.settings = settings;
		this.common = common;
		this.maxChildren = maxChildren;
	}

	/**
	 * How to start a child.
	 *
	 * @param <A> what a child is made of
	 * @param <R> what the start of a child gives
	 */
	@FunctionalInterface
	public interface Template<A, R extends Launched> {

		/**
		 * Starts a child that is linked to the supervisor. Runs in the supervisor.
		 * @param supervisor the supervisor
		 * @param argument what the child is made of
		 * @return what the start gives
		 * @throws dev.actor.process.StartException if it did not start
		 */
		R start(Spawner supervisor, A argument);

	}

	/**
	 * A dynamic supervisor.
	 * @param <A> what a child is made of
	 * @param <R> what the start of a child gives
	 * @param name its name, which is unique in its system
	 * @param template how to start a child
	 * @return the spec
	 */
	public static <A, R extends Launched> DynamicSupervisorSpec<A, R> of(String name, Template<A, R> template) {
		Objects.requireNonNull(template, "template");
		ChildSpec common = ChildSpec.worker(name, new ChildStart.OfTemplate<>(template)).restart(Restart.TRANSIENT);
		return new DynamicSupervisorSpec<>(Settings.of(name, Strategy.ONE_FOR_ONE), common, Integer.MAX_VALUE);
	}

	private DynamicSupervisorSpec<A, R> with(Settings changed) {
		return new DynamicSupervisorSpec<>(changed, this.common, this.maxChildren);
	}

	private DynamicSupervisorSpec<A, R> with(ChildSpec changed) {
		return new DynamicSupervisorSpec<>(this.settings, changed, this.maxChildren);
	}

	/**
	 * Says when a child is started again, with the argument that it had.
	 * @param restart when
	 * @return the changed copy
	 */
	public DynamicSupervisorSpec<A, R> restart(Restart restart) {
		return with(this.common.restart(restart));
	}

	/**
	 * Says how a child is stopped.
	 * @param shutdown how
	 * @return the changed copy
	 */
	public DynamicSupervisorSpec<A, R> shutdown(Shutdown shutdown) {
		return with(this.common.shutdown(shutdown));
	}

	/**
	 * Says how long a child, or all of them together, have to stop before they are
	 * killed.
	 * @param timeout how long
	 * @return the changed copy
	 */
	public DynamicSupervisorSpec<A, R> shutdown(Duration timeout) {
		return shutdown(Shutdown.within(timeout));
	}

	/**
	 * Says that the children are supervisors, which have all the time they need to stop
	 * unless something else is said afterwards.
	 * @return the changed copy
	 */
	public DynamicSupervisorSpec<A, R> ofSupervisors() {
		return with(new ChildSpec(this.common.id(), TreeNode.Kind.SUPERVISOR, this.common.start(),
				this.common.restart(), Shutdown.INFINITY, false, List.of()));
	}

	/**
	 * Limits the restarts of all children together, as
	 * {@link SupervisorSpec#intensity(int, Duration)} does.
	 * @param restarts how many are tolerated, zero or more
	 * @param period the sliding window in which they count, longer than zero
	 * @return the changed copy
	 */
	@Override
	public DynamicSupervisorSpec<A, R> intensity(int restarts, Duration period) {
		return with(this.settings.intensity(restarts, period));
	}

	/**
	 * Waits before restarts, which OTP does not.
	 * @param backoff how long; not at all if nothing is said
	 * @return the changed copy
	 */
	public DynamicSupervisorSpec<A, R> backoff(Backoff backoff) {
		return with(this.settings.backoff(backoff));
	}

	/**
	 * Limits the children; those that are being restarted count. Elixir's
	 * {@code max_children}.
	 * @param limit how many, zero or more; no limit if nothing is said
	 * @return the changed copy
	 */
	public DynamicSupervisorSpec<A, R> maxChildren(int limit) {
		if (limit < 0) {
			throw new IllegalArgumentException(
					"Supervisor '%s': 'maxChildren' must be zero or more, but is %d".formatted(name(), limit));
		}
		return new DynamicSupervisorSpec<>(this.settings, this.common, limit);
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.settings.name().text();
	}

	Settings settings() {
		return this.settings;
	}

	Shutdown shutdown() {
		return this.common.shutdown();
	}

	int maxChildren() {
		return this.maxChildren;
	}

	ChildSpec child() {
		return this.common;
	}

	/**
	 * The supervisor of this spec, whichever incarnation runs.
	 * @param spawner the system, or a process in it
	 * @return the handle
	 */
	public DynamicSupervisor<A, R> handle(Spawner spawner) {
		return new DynamicHandle<>(spawner, this);
	}

	/**
	 * Starts the supervisor, without children.
	 * @param spawner where: a process, which is linked to the supervisor then, or a
	 * system
	 * @return the started supervisor
	 * @throws dev.actor.process.StartException if its name is taken
	 */
	@Override
	public Started<A, R> start(Spawner spawner) {
		return new Started<>(SupervisorLoop.of(this).launch(spawner), handle(spawner));
	}

	/**
	 * A dynamic supervisor that was started.
	 *
	 * @param <A> what a child is made of
	 * @param <R> what the start of a child gives
	 * @param pid this incarnation
	 * @param supervisor the handle, for every incarnation
	 */
	public record Started<A, R extends Launched>(Pid pid, DynamicSupervisor<A, R> supervisor) implements Launched {

	}

	@Override
	public String toString() {
		return "dynamic supervisor '" + name() + "'";
	}

}
