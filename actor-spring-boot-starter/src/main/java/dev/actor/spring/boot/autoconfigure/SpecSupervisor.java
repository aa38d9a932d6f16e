package dev.actor.spring.boot.autoconfigure;

import java.util.Optional;
import java.util.function.Supplier;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;

/** The handle of a spec bean. */
final class SpecSupervisor extends SpecHandle<Supervisor> implements Supervisor {

	SpecSupervisor(Supplier<Supervisor> target) {
		super(target);
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
	public Optional<ChildInfo> whichChild(String id) {
		return target().whichChild(id);
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

}
