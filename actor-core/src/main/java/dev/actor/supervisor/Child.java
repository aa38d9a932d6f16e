package dev.actor.supervisor;

import java.util.List;
import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/** A child of a running supervisor, which alone changes it; everybody may look. */
final class Child {

	/** Its place in the order of start, which it keeps when it is started again. */
	final long place;

	private volatile ChildSpec spec;

	private volatile Status status = new Status(State.STOPPED, null, 0, null);

	/** The last incarnation, also when it has ended: by it an operator may know it. */
	private @Nullable Pid pid;

	private long startedAt;

	private int attempt;

	private int failures;

	Child(long place, ChildSpec spec) {
		this.place = place;
		this.spec = spec;
	}

	/** What others see, in one piece. */
	private record Status(State state, @Nullable Pid pid, int restarts, @Nullable ExitReason lastExit) {
	}

	ChildSpec spec() {
		return this.spec;
	}

	String id() {
		return this.spec.id();
	}

	State state() {
		return this.status.state();
	}

	/** The pid while it runs, as far as the supervisor knows. */
	@Nullable Pid running() {
		return this.status.pid();
	}

	@Nullable ExitReason lastExit() {
		return this.status.lastExit();
	}

	@Nullable Pid pid() {
		return this.pid;
	}

	void started(Pid pid, boolean again, long now) {
		this.pid = pid;
		this.startedAt = now;
		this.status = new Status(State.RUNNING, pid, this.status.restarts() + (again ? 1 : 0), this.status.lastExit());
		if (this.spec.restart() == Restart.TEMPORARY) {
			// It is never started again, so what that would take must not be kept.
			this.spec = this.spec.withoutStart();
		}
	}

	void ended(State state, @Nullable ExitReason reason) {
		this.status = new Status(state, null, this.status.restarts(),
				(reason != null) ? reason : this.status.lastExit());
	}

	Request.Retry nextAttempt() {
		this.attempt++;
		return new Request.Retry(this, this.attempt);
	}

	boolean awaits(Request.Retry retry) {
		return state() == State.RESTARTING && retry.attempt() == this.attempt;
	}

	/** How often it has failed in a row; a good run is forgiven all before. */
	int nextFailure(long now, long goodRun) {
		if (this.startedAt != 0 && now - this.startedAt >= goodRun) {
			this.failures = 0;
		}
		this.startedAt = 0;
		return this.failures++;
	}

	boolean isActive() {
		Pid running = running();
		return running != null && running.isAlive();
	}

	ChildInfo info() {
		Status seen = this.status;
		return new ChildInfo(id(), this.spec.kind(), seen.state(), Optional.ofNullable(seen.pid()), seen.restarts(),
				Optional.ofNullable(seen.lastExit()));
	}

	TreeNode tree(boolean byLabel) {
		Status seen = this.status;
		Optional<ProcessInfo> process = Optional.ofNullable(seen.pid()).flatMap(Pid::info);
		// The supervisor may not have heard yet of a death that everybody can see.
		boolean justDied = seen.state() == State.RUNNING && process.isEmpty();
		return new TreeNode(byLabel ? label(process) : id(), this.spec.kind(),
				justDied ? State.RESTARTING : seen.state(), process.map(ProcessInfo::pid), seen.restarts(),
				process.map(ProcessInfo::mailboxLength).orElse(0), Optional.ofNullable(seen.lastExit()),
				process.map(Siblings::below).orElse(List.of()));
	}

	private String label(Optional<ProcessInfo> process) {
		return process.map((info) -> info.label().isEmpty() ? info.pid().toString() : info.label()).orElse(id());
	}

}
