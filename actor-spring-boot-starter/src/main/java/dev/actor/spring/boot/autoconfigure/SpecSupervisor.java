package dev.actor.spring.boot.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildCounts;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;

import org.springframework.util.function.SingletonSupplier;

/**
 * The handle of a spec bean. Looks for the spec at its first use only, so that an actor
 * can have the handle of the supervisor that it is a child of.
 */
final class SpecSupervisor implements Supervisor {

	private final SingletonSupplier<Supervisor> target;

	SpecSupervisor(Supplier<Supervisor> target) {
		this.target = SingletonSupplier.of(target);
	}

	private Supervisor target() {
		return this.target.obtain();
	}

	@Override
	public String name() {
		return target().name();
	}

	@Override
	public Optional<Pid> pid() {
		return target().pid();
	}

	@Override
	public Pid startChild(ChildSpec spec) {
		return target().startChild(spec);
	}

	@Override
	public <M> Started<M> startChild(ActorSpec<M> actor) {
		return target().startChild(actor);
	}

	@Override
	public boolean terminateChild(String id) {
		return target().terminateChild(id);
	}

	@Override
	public Pid restartChild(String id) {
		return target().restartChild(id);
	}

	@Override
	public boolean deleteChild(String id) {
		return target().deleteChild(id);
	}

	@Override
	public List<ChildInfo> whichChildren() {
		return target().whichChildren();
	}

	@Override
	public Optional<ChildInfo> whichChild(String id) {
		return target().whichChild(id);
	}

	@Override
	public ChildCounts countChildren() {
		return target().countChildren();
	}

	@Override
	public Optional<ChildSpec> childSpec(String id) {
		return target().childSpec(id);
	}

	@Override
	public <M> Subject<M> subject(ActorSpec<M> actor) {
		return target().subject(actor);
	}

	@Override
	public <M> Subject<M> subject(String childId) {
		return target().subject(childId);
	}

	@Override
	public TreeNode tree() {
		return target().tree();
	}

	@Override
	public String toString() {
		return target().toString();
	}

}
