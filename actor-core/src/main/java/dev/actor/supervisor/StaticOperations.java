package dev.actor.supervisor;

import java.util.List;

import dev.actor.behavior.Launched;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.ExitReason;
import dev.actor.process.FailedToStartChild;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import org.jspecify.annotations.Nullable;

/** The operations of a supervisor whose children have ids and an order. */
record StaticOperations(String name, List<ChildSpec> specs, Siblings siblings, Starter starter,
		Stopper stopper) implements Operations {

	@Override
	public void begin(Process self) {
		for (ChildSpec spec : this.specs) {
			try {
				this.starter.start(self, new Child(spec, null), false);
			}
			catch (StartException ex) {
				if (!(ex.error() instanceof StartError.Ignored)) {
					end(self);
					throw self.exit(ExitReason.shutdown(new FailedToStartChild(spec.id(), ex.error())));
				}
			}
		}
	}

	@Override
	public void end(Process self) {
		this.stopper.stopInTurn(self, this.siblings.reversed());
	}

	Launched startChild(Process self, ChildSpec spec) {
		Child present = this.siblings.find(spec.id());
		if (present != null) {
			Pid pid = present.running();
			throw refused(spec.id(),
					(pid != null) ? new ChildError.AlreadyStarted(pid) : new ChildError.AlreadyPresent());
		}
		return this.starter.start(self, new Child(spec, null), false);
	}

	boolean terminateChild(Process self, String id) {
		Child child = this.siblings.find(id);
		if (child == null) {
			return false;
		}
		this.stopper.stop(self, child);
		this.siblings.settle(child);
		return true;
	}

	Pid restartChild(Process self, String id) {
		return this.starter.start(self, stopped(id, this.siblings.find(id)), false).pid();
	}

	boolean deleteChild(String id) {
		Child child = this.siblings.find(id);
		if (child == null) {
			return false;
		}
		this.siblings.remove(stopped(id, child));
		return true;
	}

	/** Has so many of the first children run, and no others. */
	boolean resize(Process self, int running) {
		List<Child> children = this.siblings.all();
		for (Child child : children.subList(running, children.size()).reversed()) {
			this.stopper.stop(self, child);
		}
		for (Child child : children.subList(0, running)) {
			if (child.state() == State.STOPPED) {
				this.starter.start(self, child, false);
			}
		}
		return true;
	}

	private Child stopped(String id, @Nullable Child child) {
		if (child == null) {
			throw refused(id, new ChildError.NotFound());
		}
		Pid pid = child.running();
		if (pid != null) {
			throw refused(id, new ChildError.Running(pid));
		}
		if (child.state() == State.RESTARTING) {
			throw refused(id, new ChildError.Restarting());
		}
		return child;
	}

	private ChildException refused(String id, ChildError error) {
		return new ChildException(this.name, id, error);
	}

}
