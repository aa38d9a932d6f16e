package dev.actor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.actor.model.Answer.TakenBy;
import dev.actor.model.Command.IsAlive;
import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Link;
import dev.actor.model.Command.LookUp;
import dev.actor.model.Command.Register;
import dev.actor.model.Command.Send;
import dev.actor.model.Command.SendByName;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Tie;
import dev.actor.model.Command.Unlink;
import dev.actor.model.Command.Unwatch;
import dev.actor.model.Command.Watch;
import dev.actor.model.Mail.Downed;
import dev.actor.model.Mail.Exited;
import dev.actor.model.Mail.Text;
import dev.actor.model.Probe.Did;
import dev.actor.process.ExitReason;

/** One history, event by event, and what in it contradicts what came before. */
final class Life {

	private final Histories histories;

	private final RaceProgram program;

	private final int self;

	private final List<String> broken = new ArrayList<>();

	private final Set<Integer> knownDead = new HashSet<>();

	/** Who has told its end, and so has nothing more to say. */
	private final Set<Integer> silent = new HashSet<>();

	/** Monitors of processes that were known to be dead. */
	private final Set<Integer> late = new HashSet<>();

	/** Monitors that have fired or were removed. */
	private final Set<Integer> over = new HashSet<>();

	/** The latest text of each sender. */
	private final Map<Integer, Integer> texts = new HashMap<>();

	private final Set<Integer> unlinked = new HashSet<>();

	/** The text to itself behind which there is no exit of those unlinked before. */
	private final Map<Integer, Set<Integer>> marks = new TreeMap<>();

	/** Those of whom no exit may come any more. */
	private final Set<Integer> cut = new HashSet<>();

	private final Set<Exited> exits = new HashSet<>();

	private int deadLinks;

	Life(Histories histories, int self) {
		this.histories = histories;
		this.program = histories.program();
		this.self = self;
	}

	List<String> broken() {
		for (Object event : this.histories.events(this.self)) {
			switch (event) {
				case Did(Command command, Object answer) -> did(command, answer);
				case Text text -> got(text);
				case Downed down -> got(down);
				case Exited exit -> got(exit);
				default -> forbid(true, event, "is no event");
			}
		}
		return this.broken;
	}

	private void forbid(boolean condition, Object event, String why) {
		if (condition) {
			this.broken.add(Command.who(this.self) + " [" + event + "] " + why);
		}
	}

	private void did(Command command, Object answer) {
		switch (command) {
			case Kill kill -> this.knownDead.add(kill.target());
			case IsAlive question when answer.equals(true) -> forbidTheDead(question.target(), command);
			case IsAlive question -> this.knownDead.add(question.target());
			case LookUp question when answer instanceof Integer holder -> holds(holder, question.name(), command);
			case Register register when answer instanceof TakenBy(int holder) ->
				holds(holder, register.name(), command);
			case Link link -> link(link, answer.equals(true));
			case Unlink unlink -> this.unlinked.add(unlink.target());
			case Watch watch when this.knownDead.contains(watch.target()) -> this.late.add(watch.monitor());
			case Unwatch unwatch when owns(unwatch.monitor()) -> this.over.add(unwatch.monitor());
			case Send send when send.target() == this.self && !this.unlinked.isEmpty() ->
				this.marks.put(send.text() + send.count() - 1, new HashSet<>(this.unlinked));
			default -> {
			}
		}
	}

	private void forbidTheDead(int process, Object event) {
		forbid(this.knownDead.contains(process), event, "after the end of " + Command.who(process));
	}

	private void holds(int holder, String name, Object event) {
		forbidTheDead(holder, event);
		forbid(!this.histories.mayTake(holder, name), event, "but " + Command.who(holder) + " never wanted it");
	}

	private void link(Link link, boolean linked) {
		if (linked) {
			// One that was there before is there until its signal is.
			forbid(this.program.neverTraps(this.self) && this.knownDead.contains(link.target())
					&& this.program.links(this.self, link.target()) == 1, link, "though it is dead");
			this.deadLinks++;
			this.unlinked.remove(link.target());
			this.cut.remove(link.target());
			this.marks.values().forEach((mark) -> mark.remove(link.target()));
		}
		else {
			forbid(this.program.alwaysTraps(this.self), link, "was refused to one that traps");
			this.knownDead.add(link.target());
		}
	}

	private boolean owns(int monitor) {
		return this.program.has(Watch.class, (watch) -> watch.actor() == this.self && watch.monitor() == monitor)
				|| this.program.has(Spawn.class, (spawn) -> spawn.actor() == this.self && spawn.tie() == Tie.MONITORED
						&& spawn.monitor() == monitor);
	}

	private void got(Text text) {
		int from = text.from();
		forbid(this.silent.contains(from), text, "after the end of its sender");
		forbid(this.texts.getOrDefault(from, -1) >= text.number(), text, "after text " + this.texts.get(from));
		forbid(!this.program.has(Send.class,
				(send) -> send.actor() == from && send.target() == this.self && send.text() <= text.number()
						&& send.text() + send.count() > text.number())
				&& !this.program.has(SendByName.class, (send) -> send.actor() == from && send.text() == text.number()
						&& send.name().equals(text.address())),
				text, "was not sent");
		this.texts.put(from, text.number());
		this.cut.addAll(this.marks.getOrDefault(text.number(), Set.of()));
	}

	private void got(Downed down) {
		ExitReason reason = this.histories.reason(down.process());
		boolean noProcess = down.reason().equals(ExitReason.NO_PROCESS);
		boolean spawned = this.program.has(Spawn.class, (spawn) -> spawn.child() == down.process() && spawn.isOver());
		forbid(!owns(down.monitor()), down, "is not for its monitor");
		forbid(!this.over.add(down.monitor()), down, "after that or its removal");
		forbid(!noProcess && !down.reason().equals(reason), down, "though the reason was " + reason);
		forbid(noProcess && spawned, down, "though the monitor was there first");
		forbid(!noProcess && this.late.contains(down.monitor()), down, "though it was dead before");
		ended(down.process(), noProcess);
	}

	private void got(Exited exit) {
		int from = exit.process();
		boolean noProcess = exit.reason().equals(ExitReason.NO_PROCESS);
		forbid(this.program.neverTraps(this.self), exit, "though it does not trap");
		if (noProcess) {
			forbid(--this.deadLinks < 0, exit, "without a link");
		}
		else {
			forbid(!this.exits.add(exit), exit, "again");
		}
		if (!this.histories.isSignal(this.self, exit)) {
			ExitReason reason = this.histories.reason(from);
			forbid(!this.program.mayBeLinked(this.self, from), exit, "without a link");
			forbid(!noProcess && !exit.reason().equals(reason), exit, "though the reason was " + reason);
			forbid(this.cut.contains(from) && !this.program.race(Link.class)
				.anyMatch((link) -> link.actor() == from && link.target() == this.self), exit, "after its unlink");
			ended(from, noProcess);
		}
	}

	private void ended(int process, boolean noProcess) {
		this.knownDead.add(process);
		if (!noProcess) {
			this.silent.add(process);
		}
	}

}
