package dev.actor.supervisor;

import dev.actor.inspect.TreeNode.State;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import org.jspecify.annotations.Nullable;

/** What a supervisor remembers of a child; only the supervisor touches it. */
final class Child {

	final ChildSpec spec;

	State state = State.STOPPED;

	@Nullable Pid pid;

	int restarts;

	@Nullable ExitReason lastExit;

	Child(ChildSpec spec) {
		this.spec = spec;
	}

	void running(Pid pid) {
		this.pid = pid;
		this.state = State.RUNNING;
	}

	void ended(State state, ExitReason reason) {
		this.pid = null;
		this.state = state;
		this.lastExit = reason;
	}

	ChildStatus status() {
		return new ChildStatus(this.spec.id(), this.spec.kind(), this.state, this.pid, this.restarts, this.lastExit);
	}

}
