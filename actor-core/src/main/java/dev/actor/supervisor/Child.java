package dev.actor.supervisor;

import java.util.List;
import java.util.Optional;

import dev.actor.behavior.Launched;
import dev.actor.inspect.Moment;
import dev.actor.inspect.TreeNode;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * A child of a running supervisor, which alone changes it; everybody may look. There may
 * be a million of them, most of which have never ended.
 */
final class Child {

	/** Shared by all that are made of one template. */
	private volatile ChildSpec spec;

	/** What it is made of, if that is a template and it may have to be made again. */
	private @Nullable Object argument;

	/** The {@link Pid} of a child that runs and never ended, or a {@link Life}. */
	private volatile Object seen = Life.NONE;

	/** Like the next one, this is the {@link Row}'s. */
	@Nullable Child previous;

	volatile @Nullable Child next = this;

	Child(ChildSpec spec, @Nullable Object argument) {
		this.spec = spec;
		this.argument = argument;
	}

	private Life life() {
		// Read once: it may change meanwhile.
		Object now = this.seen;
		return (now instanceof Life life) ? life : Life.first((Pid) now);
	}

	ChildSpec spec() {
		return this.spec;
	}

	String id() {
		return this.spec.id();
	}

	State state() {
		return (this.seen instanceof Life life) ? life.state() : State.RUNNING;
	}

	/** The pid while it runs, as far as the supervisor knows. */
	@Nullable Pid running() {
		return life().running();
	}

	@Nullable ExitReason lastExit() {
		return life().lastExit();
	}

	/** That of the last incarnation, also when it has ended. */
	@Nullable Pid pid() {
		Object now = this.seen;
		return (now instanceof Life life) ? life.pid() : (Pid) now;
	}

	/** May give null if the start function of a user does. */
	@Nullable Launched launch(Process self, String supervisor) {
		return ChildStart.launch(self, supervisor, this.spec, this.argument);
	}

	void started(Pid pid, boolean again, long now) {
		this.seen = (this.seen == Life.NONE && !again) ? pid : life().started(pid, again, now);
		if (this.spec.restart() == Restart.TEMPORARY) {
			forgetStart();
		}
	}

	/** It is never started again, so what that would take must not be kept. */
	private void forgetStart() {
		if (this.argument != null) {
			this.argument = null;
		}
		else {
			this.spec = this.spec.withoutStart();
		}
	}

	void ended(State state, @Nullable ExitReason reason) {
		this.seen = life().ended(state, reason);
	}

	Request.Retry nextAttempt() {
		Life next = life().attempted();
		this.seen = next;
		return new Request.Retry(this, next.attempt());
	}

	boolean awaits(Request.Retry retry) {
		return state() == State.RESTARTING && retry.attempt() == life().attempt();
	}

	/** How often it had failed in a row before. */
	int nextFailure(long now, long goodRun) {
		Life next = life().failed(now, goodRun);
		this.seen = next;
		return next.failures() - 1;
	}

	boolean isActive() {
		Pid running = running();
		return running != null && running.isAlive();
	}

	ChildInfo info() {
		Life life = life();
		return new ChildInfo(id(), this.spec.kind(), life.state(), Optional.ofNullable(life.running()), life.restarts(),
				Optional.ofNullable(life.lastExit()));
	}

	TreeNode tree(boolean byLabel, int limit) {
		Life life = life();
		Optional<ProcessInfo> process = Optional.ofNullable(life.running()).flatMap(Pid::info);
		// The supervisor may not have heard yet of a death that everybody can see.
		boolean justDied = life.state() == State.RUNNING && process.isEmpty();
		return new TreeNode(byLabel ? label(process) : id(), this.spec.kind(),
				justDied ? State.RESTARTING : life.state(), process.map(ProcessInfo::pid), life.restarts(),
				process.map(ProcessInfo::mailboxLength).orElse(0), Optional.ofNullable(life.lastExit()),
				Optional.ofNullable(justDied ? Moment.now() : life.endedAt()).map(Moment::at),
				this.spec.restart() == Restart.PERMANENT,
				process.map((info) -> Siblings.below(info, limit)).orElse(List.of()),
				process.map((info) -> Siblings.more(info, limit)).orElse(0));
	}

	private String label(Optional<ProcessInfo> process) {
		return process.map((info) -> info.label().isEmpty() ? info.pid().toString() : info.label()).orElse(id());
	}

}
