package dev.actor.supervisor;

import dev.actor.behavior.Launched;
import dev.actor.process.Pid;
import dev.actor.process.Process;

/** The operations of a supervisor whose children are made of one template. */
record DynamicOperations(DynamicSupervisorSpec<?, ?> spec, Siblings siblings, Starter starter,
		Stopper stopper) implements Operations {

	@Override
	public void begin(Process self) {
		// There are no children until somebody asks for one.
	}

	@Override
	public void end(Process self) {
		this.stopper.stopTogether(self, this.siblings.all(), this.spec.shutdown());
	}

	/** The spec comes from the handle, which knows the type of the argument. */
	Launched startChild(Process self, ChildSpec child, Object argument) {
		if (this.siblings.size() >= this.spec.maxChildren()) {
			throw new ChildException(this.spec.name(), child.id(), new ChildError.MaxChildren(this.spec.maxChildren()));
		}
		return this.starter.start(self, new Child(child, argument), false);
	}

	boolean terminateChild(Process self, Pid pid) {
		Child child = this.siblings.find(pid);
		if (child == null) {
			return false;
		}
		this.stopper.stop(self, child);
		this.siblings.settle(child);
		return true;
	}

}
