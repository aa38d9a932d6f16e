package dev.actor.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.actor.model.Command.End;
import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Link;
import dev.actor.model.Command.Send;
import dev.actor.model.Command.Signal;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Tie;
import dev.actor.model.Command.Unlink;
import dev.actor.model.Command.Unwatch;
import dev.actor.model.Command.Watch;
import dev.actor.model.Mail.Downed;
import dev.actor.model.Mail.Exited;
import dev.actor.model.Mail.Text;
import dev.actor.model.Probe.Did;
import dev.actor.model.World.Look;
import dev.actor.process.ExitReason;

/** What must come after a race, whoever was faster. */
final class Duties {

	private final Histories histories;

	private final RaceProgram program;

	private final List<String> missing = new ArrayList<>();

	Duties(Histories histories) {
		this.histories = histories;
		this.program = histories.program();
	}

	/**
	 * What is missing yet.
	 * @param world what is to be seen of the living
	 */
	List<String> missing(World world) {
		for (int process : this.histories.living()) {
			deaths(process);
			texts(process);
			downs(process);
			exits(process);
			ties(process, world);
		}
		return this.missing;
	}

	private void require(boolean condition, int process, String what) {
		if (!condition) {
			this.missing.add(what + " " + Command.who(process));
		}
	}

	private void deaths(int process) {
		require(this.histories.done(Kill.class).noneMatch((kill) -> kill.target() == process), process,
				"the killing of");
		require(!this.program.has(End.class, (end) -> end.actor() == process), process, "the end of");
		if (this.program.neverTraps(process)) {
			require(this.histories.done(Signal.class).noneMatch((signal) -> signal.target() == process), process,
					"the effect of a signal on");
			for (int peer : peers(process)) {
				require(this.histories.diedOf(peer, ExitReason.NORMAL), process,
						"the effect of the end of " + Command.who(peer) + " on");
			}
		}
	}

	/** Dead ones to which the process was linked for certain when they ended. */
	private Set<Integer> peers(int process) {
		Set<Integer> peers = new HashSet<>();
		this.program.commands(Link.class)
			.filter((link) -> link.target() == process && this.program.setting().contains(link))
			.forEach((link) -> peers.add(link.actor()));
		for (Object event : this.histories.events(process)) {
			switch (event) {
				case Did(Link link, Object linked) when linked.equals(true) -> peers.add(link.target());
				case Did(Unlink unlink, Object done) -> peers.remove(unlink.target());
				case Did(Spawn spawn, Object done) when spawn.tie() == Tie.LINKED -> peers.add(spawn.child());
				default -> {
				}
			}
		}
		peers.removeIf((peer) -> peer == process || !this.histories.isDead(peer)
				|| this.program.has(Unlink.class, (unlink) -> unlink.actor() == peer && unlink.target() == process));
		return peers;
	}

	private void texts(int process) {
		this.histories.done(Send.class).filter((send) -> send.target() == process).forEach((send) -> {
			for (int i = 0; i < send.count(); i++) {
				Text text = Text.to(send.actor(), send.text() + i);
				require(this.histories.events(process).contains(text), process, text + " for");
			}
		});
	}

	private void downs(int process) {
		this.histories.done(process, Watch.class, Answer.DONE)
			.filter((watch) -> watch.target() != process && this.histories.isDead(watch.target()))
			.forEach((watch) -> requireDown(process, watch.monitor()));
		this.histories.done(process, Spawn.class, Answer.DONE)
			.filter((spawn) -> spawn.tie() == Tie.MONITORED)
			.forEach((spawn) -> requireDown(process, spawn.monitor()));
	}

	private void requireDown(int process, int monitor) {
		require(isRemoved(process, monitor)
				|| this.histories.mail(process, Downed.class).anyMatch((down) -> down.monitor() == monitor), process,
				"DOWN(m" + monitor + ") for");
	}

	private void exits(int process) {
		if (this.program.alwaysTraps(process)) {
			for (int peer : peers(process)) {
				requireExit(process, peer, (exit) -> !this.histories.isSignal(process, exit));
			}
			this.histories.done(Signal.class)
				.filter((signal) -> signal.target() == process)
				.forEach((signal) -> requireExit(process, signal.actor(),
						(exit) -> exit.reason().equals(signal.reason())));
		}
	}

	private void requireExit(int process, int from, Predicate<Exited> which) {
		require(this.histories.mail(process, Exited.class)
			.anyMatch((exit) -> exit.process() == from && which.test(exit)), process,
				"EXIT(" + Command.who(from) + ") for");
	}

	private void ties(int process, World world) {
		Look look = world.processes().get(process);
		for (int peer : look.links()) {
			Look other = world.processes().get(peer);
			require(other != null && other.links().contains(process), process,
					"the other side of the link to " + Command.who(peer) + " of");
		}
		long watches = this.histories.living()
			.stream()
			.filter((watcher) -> watcher != process)
			.flatMap((watcher) -> watches(watcher, process))
			.count();
		require(look.monitors() == watches + 1, process, watches + " monitors on");
	}

	private Stream<Watch> watches(int watcher, int process) {
		return this.histories.done(watcher, Watch.class, Answer.DONE)
			.filter((watch) -> watch.target() == process && !isRemoved(watcher, watch.monitor()));
	}

	private boolean isRemoved(int watcher, int monitor) {
		return this.histories.done(watcher, Unwatch.class, Answer.DONE)
			.anyMatch((unwatch) -> unwatch.monitor() == monitor);
	}

}
