package dev.actor.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.actor.process.Body;
import dev.actor.process.ExitReason;
import dev.actor.process.ExitWatch;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.SpawnOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the process of a task runs. It ties itself to the owner, before anything of the
 * user's: whoever starts it may be somebody else, and may be too late.
 */
final class Work<R> implements Body {

	/** What the owner and the task are to each other. */
	enum Tie {

		/** Each dies with the other. */
		LINK,

		/** The task is killed when the owner ends. */
		LEASH,

		/** Nothing. */
		NONE

	}

	private final Callable<? extends R> code;

	private final @Nullable Pid owner;

	private final Outcome<R> outcome = new Outcome<>();

	/** Guarded by this, as are the next two. */
	private Tie tie;

	private @Nullable Pid process;

	private boolean abandoned;

	Work(Callable<? extends R> code, Tie tie, @Nullable Pid owner) {
		this.code = code;
		this.tie = tie;
		this.owner = owner;
	}

	Outcome<R> outcome() {
		return this.outcome;
	}

	/** Tells the end of the process, which decides if the work itself has not. */
	SpawnOptions options(String owner, List<Pid> callers) {
		return SpawnOptions.DEFAULT.labelled("task of " + owner)
			.callers(callers)
			.onExit((reason) -> this.outcome.settle(new TaskResult.Exited<>(reason)));
	}

	static List<Pid> callers(Process caller) {
		List<Pid> callers = new ArrayList<>();
		callers.add(caller.pid());
		callers.addAll(caller.callers());
		return callers;
	}

	@Override
	public void run(Process self) throws Exception {
		ExitWatch leash = begin(self);
		try {
			TaskResult<R> result = new TaskResult.Ok<>(this.code.call());
			// The dead do nothing: what a killed one still made of it does not count.
			if (self.pid().isAlive()) {
				this.outcome.settle(result);
			}
		}
		finally {
			if (leash != null) {
				leash.cancel();
			}
		}
	}

	private synchronized @Nullable ExitWatch begin(Process self) {
		if (this.abandoned) {
			throw self.exit(ExitReason.SHUTDOWN);
		}
		this.process = self.pid();
		if (this.tie == Tie.LINK && this.owner != null && !self.link(this.owner)) {
			throw self.exit(ExitReason.SHUTDOWN);
		}
		return (this.tie == Tie.LEASH && this.owner != null) ? this.owner.onExit((reason) -> self.pid().kill()) : null;
	}

	synchronized boolean isLinked() {
		return this.tie == Tie.LINK;
	}

	/** Owner only. Also if the task has not got so far as to link itself. */
	synchronized void unlink(Process self, Pid task) {
		this.tie = Tie.NONE;
		self.unlink(task);
	}

	/** Whoever asked for it will never know its pid. */
	synchronized void abandon() {
		this.abandoned = true;
		if (this.process != null) {
			this.process.kill();
		}
	}

}
