package dev.actor.supervisor;

import dev.actor.inspect.Moment;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import org.jspecify.annotations.Nullable;

/**
 * What became of a child so far, in one piece for those who look on.
 *
 * @param state what it does
 * @param pid the last incarnation, also when it has ended: by it an operator may know it
 * @param restarts how often the supervisor has started it again
 * @param lastExit why the last incarnation that ended did so
 * @param endedAt when the last incarnation that ended did so, for people
 * @param attempt counts what is meant to start it again, so that only the last one does
 * @param failures how often it has failed in a row
 * @param startedAt when its present run began; zero if that is not known, or over
 */
record Life(State state, @Nullable Pid pid, int restarts, @Nullable ExitReason lastExit, @Nullable Moment endedAt,
		int attempt, int failures, long startedAt) {

	static final Life NONE = new Life(State.STOPPED, null, 0, null, null, 0, 0, 0);

	/** That of a child that runs and never ended. */
	static Life first(Pid pid) {
		return new Life(State.RUNNING, pid, 0, null, null, 0, 0, 0);
	}

	Life started(Pid pid, boolean again, long now) {
		return new Life(State.RUNNING, pid, this.restarts + (again ? 1 : 0), this.lastExit, this.endedAt, this.attempt,
				this.failures, now);
	}

	Life ended(State state, @Nullable ExitReason reason) {
		// A start that failed is no end: nobody had lived.
		Moment at = (this.state == State.RUNNING) ? Moment.now() : this.endedAt;
		return new Life(state, this.pid, this.restarts, (reason != null) ? reason : this.lastExit, at, this.attempt,
				this.failures, this.startedAt);
	}

	Life attempted() {
		return new Life(this.state, this.pid, this.restarts, this.lastExit, this.endedAt, this.attempt + 1,
				this.failures, this.startedAt);
	}

	/** A good run is forgiven all before. */
	Life failed(long now, long goodRun) {
		boolean forgiven = this.startedAt != 0 && now - this.startedAt >= goodRun;
		return new Life(this.state, this.pid, this.restarts, this.lastExit, this.endedAt, this.attempt,
				forgiven ? 1 : this.failures + 1, 0);
	}

	/** The pid while it runs, as far as the supervisor knows. */
	@Nullable Pid running() {
		return (this.state == State.RUNNING) ? this.pid : null;
	}

}
