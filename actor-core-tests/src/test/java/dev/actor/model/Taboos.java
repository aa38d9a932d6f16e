package dev.actor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.actor.model.Command.End;
import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Signal;
import dev.actor.model.Command.Spawn;
import dev.actor.process.ExitReason;

/** What must not have happened in a race, whoever was faster; asked when all are dead. */
final class Taboos {

	private final Histories histories;

	private final RaceProgram program;

	/** Who was alive after the race, and was killed by the test. */
	private final Set<Integer> survivors;

	private final List<String> broken = new ArrayList<>();

	Taboos(Histories histories, Set<Integer> survivors) {
		this.histories = histories;
		this.program = histories.program();
		this.survivors = survivors;
	}

	List<String> broken() {
		for (int process : this.histories.processes()) {
			reason(process);
			this.broken.addAll(new Life(this.histories, process).broken());
		}
		for (String name : Stage.NAMES) {
			long holders = this.survivors.stream().filter((process) -> this.histories.took(process, name)).count();
			forbid(holders > 1, holders + " processes hold '" + name + "'");
		}
		return this.broken;
	}

	private void forbid(boolean condition, String what) {
		if (condition) {
			this.broken.add(what);
		}
	}

	/** Each end has a cause. */
	private void reason(int process) {
		ExitReason reason = this.histories.reason(process);
		boolean spread = !this.program.alwaysTraps(process) && !reason.equals(ExitReason.NORMAL)
				&& this.histories.diedOf(reason).anyMatch((peer) -> this.program.mayBeLinked(process, peer));
		forbid(!isOwn(process, reason) && !spread, Command.who(process) + " has no cause to end");
		forbid(this.histories.diedOf(reason).noneMatch((origin) -> isOwn(origin, reason)),
				"nobody has caused the end of " + Command.who(process));
	}

	private boolean isOwn(int process, ExitReason reason) {
		if (reason.equals(ExitReason.KILLED)) {
			return this.survivors.contains(process) || this.program.has(Kill.class, (kill) -> kill.target() == process);
		}
		return this.program.has(Spawn.class, (spawn) -> spawn.child() == process && spawn.isOver())
				|| this.program.has(End.class, (end) -> end.actor() == process && end.ending().reason().equals(reason))
				|| !this.program.alwaysTraps(process) && this.program.has(Signal.class,
						(signal) -> signal.target() == process && signal.reason().equals(reason));
	}

}
