package dev.actor.spring.boot.autoconfigure;

import java.util.function.Supplier;

import dev.actor.behavior.Launched;
import dev.actor.process.Pid;
import dev.actor.supervisor.DynamicSupervisor;

/** The handle of a spec bean. */
final class SpecDynamicSupervisor<A, R extends Launched> extends SpecHandle<DynamicSupervisor<A, R>>
		implements DynamicSupervisor<A, R> {

	SpecDynamicSupervisor(Supplier<DynamicSupervisor<A, R>> target) {
		super(target);
	}

	@Override
	public R startChild(A argument) {
		return target().startChild(argument);
	}

	@Override
	public boolean terminateChild(Pid pid) {
		return target().terminateChild(pid);
	}

}
