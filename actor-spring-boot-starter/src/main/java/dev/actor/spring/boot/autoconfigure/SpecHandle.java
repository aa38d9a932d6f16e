package dev.actor.spring.boot.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.supervisor.ChildCounts;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.SupervisorHandle;

import org.springframework.util.function.SingletonSupplier;

/**
 * The handle of a spec bean. Looks for the spec at its first use only, so that an actor
 * can have the handle of the supervisor that it is a child of.
 *
 * @param <H> the kind of handle
 */
abstract class SpecHandle<H extends SupervisorHandle> implements SupervisorHandle {

	private final SingletonSupplier<H> target;

	SpecHandle(Supplier<? extends H> target) {
		this.target = SingletonSupplier.of(target::get);
	}

	final H target() {
		return this.target.obtain();
	}

	@Override
	public final String name() {
		return target().name();
	}

	@Override
	public final Optional<Pid> pid() {
		return target().pid();
	}

	@Override
	public final List<ChildInfo> whichChildren() {
		return target().whichChildren();
	}

	@Override
	public final ChildCounts countChildren() {
		return target().countChildren();
	}

	@Override
	public final TreeNode tree() {
		return target().tree();
	}

	@Override
	public final String toString() {
		return target().toString();
	}

}
