package dev.actor.supervisor;

import java.util.Objects;

import dev.actor.behavior.Launched;
import dev.actor.process.Pid;
import dev.actor.process.Spawner;

/** The handle of a supervisor whose children are made of one template. */
final class DynamicHandle<A, R extends Launched> extends NamedHandle implements DynamicSupervisor<A, R> {

	private final DynamicSupervisorSpec<A, R> spec;

	DynamicHandle(Spawner spawner, DynamicSupervisorSpec<A, R> spec) {
		super(spawner, spec.settings().name());
		this.spec = spec;
	}

	@Override
	@SuppressWarnings("unchecked")
	public R startChild(A argument) {
		Objects.requireNonNull(argument, "argument");
		ChildSpec child = this.spec.child();
		return (R) ask(DynamicOperations.class, name(),
				(operations, self) -> operations.startChild(self, child, argument));
	}

	@Override
	public boolean terminateChild(Pid pid) {
		Objects.requireNonNull(pid, "pid");
		return ask(DynamicOperations.class, name(), (operations, self) -> operations.terminateChild(self, pid));
	}

}
