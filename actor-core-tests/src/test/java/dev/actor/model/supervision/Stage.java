package dev.actor.model.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.inspect.Sys;
import dev.actor.inspect.TreeNode;
import dev.actor.inspect.TreeNode.State;
import dev.actor.process.CallException;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.StartException;
import dev.actor.supervisor.ChildCounts;
import dev.actor.supervisor.ChildInfo;
import dev.actor.supervisor.Supervisor;

/**
 * Carries commands out with real processes, and waits until each has had all its effects,
 * without sleeping: who has seen the end of a process knows that its supervisor has been
 * told, and a supervisor answers in the order in which it was told.
 */
final class Stage implements AutoCloseable {

	/** More than any intensity allows. */
	private static final int MOST_ATTEMPTS = 1000;

	private final ActorSystem system;

	private final Duration patience;

	private final Place root;

	private final Nursery nursery;

	private final List<String> log = new ArrayList<>();

	private final Operators operators;

	Stage(ActorSystem system, Place root, Duration patience) {
		this.system = system;
		this.root = root;
		this.patience = patience;
		this.nursery = new Nursery(system, this::log, this::performMeanwhile);
		this.operators = new Operators(this.nursery, patience);
	}

	// -- what is to be seen

	private synchronized void log(String event) {
		this.log.add(event);
	}

	/** Told by the system. */
	void exited(Pid pid, String label, ExitReason reason) {
		Incarnation worker = this.nursery.find(pid);
		if (label.contains(":")) {
			log("-" + label + " " + name(reason));
			Incarnation first = this.nursery.root();
			if (first != null && first.name.equals(label)) {
				first.ended.complete(true);
			}
		}
		else if (worker != null) {
			log("-" + worker + " " + name(reason));
		}
	}

	void gaveUp(String supervisor, String child) {
		log(supervisor + " gives up " + child);
	}

	private static String name(ExitReason reason) {
		if (reason instanceof ExitReason.Shutdown(Object detail) && detail != null) {
			return Ending.SHUTDOWN_WITH_DETAIL.name();
		}
		return Stream.of(Ending.values())
			.filter((ending) -> ending.reason().equals(reason))
			.map(Ending::name)
			.findFirst()
			.orElse(reason.toString());
	}

	/** What has happened since the last call. */
	synchronized List<String> takeLog() {
		List<String> taken = List.copyOf(this.log);
		this.log.clear();
		return taken;
	}

	Operators operators() {
		return this.operators;
	}

	List<String> alive() {
		return this.nursery.all().stream().filter(Incarnation::isAlive).map(Incarnation::toString).sorted().toList();
	}

	/** What a supervisor says of its children. */
	String view(String id) {
		Supervisor supervisor = alive(id).supervisor();
		List<String> children = supervisor.whichChildren().stream().map(this::look).toList();
		ChildCounts counts = supervisor.countChildren();
		return children + " specs " + counts.specs() + " active " + counts.active() + " supervisors "
				+ counts.supervisors() + " workers " + counts.workers();
	}

	private String look(ChildInfo info) {
		return info.id() + " " + info.state() + " " + info.pid().map(this.nursery::name).orElse("-") + " restarts "
				+ info.restarts();
	}

	// -- commands

	void perform(Command command) {
		switch (command) {
			case Command.Plan plan -> this.nursery.plan(plan);
			case Command.Boot boot -> boot();
			case Command.End(String worker, Ending ending) -> {
				Incarnation incarnation = alive(worker);
				end(incarnation, ending);
				settle(incarnation.parent);
			}
			case Command.Stop(String supervisor, Ending ending) -> stop(alive(supervisor), ending);
			case Command.Kill(String supervisor) -> kill(alive(supervisor));
			case Command.Signal(String supervisor, Ending ending) -> {
				Incarnation incarnation = alive(supervisor);
				incarnation.pid().sendExit(ending.reason());
				settle(incarnation);
			}
			case Command.Suspend(String supervisor) -> {
				sys(alive(supervisor)).suspend();
				alive(supervisor).isSuspended = true;
			}
			case Command.Resume(String supervisor) -> {
				Incarnation incarnation = alive(supervisor);
				incarnation.isSuspended = false;
				sys(incarnation).resume();
				settle(incarnation);
			}
			case Command.Ask ask -> {
				Incarnation incarnation = alive(ask.supervisor());
				this.operators.ask(ask, incarnation);
				settle(incarnation);
			}
		}
	}

	private Incarnation alive(String id) {
		Incarnation last = this.nursery.last(id);
		if (last == null || !last.isAlive()) {
			throw new StuckException("'" + id + "' should be alive");
		}
		return last;
	}

	private Sys sys(Incarnation supervisor) {
		return Sys.of(supervisor.pid()).timeout(this.patience);
	}

	private void boot() {
		try {
			this.nursery.start(this.root, null, this.system);
		}
		catch (StartException | IllegalStateException | ExitException ex) {
			// Written down, if it was planned.
		}
		Incarnation booted = this.nursery.last(this.root.id());
		if (booted != null) {
			settle(booted);
		}
	}

	private void end(Incarnation worker, Ending ending) {
		if (ending == Ending.KILLED) {
			worker.pid().kill();
		}
		else {
			worker.orders().send(ending.reason());
		}
		awaitEnd(worker);
	}

	private void stop(Incarnation supervisor, Ending ending) {
		supervisor.pid().stop(ending.reason(), this.patience);
		settle(supervisor);
	}

	/** All below it end as well. */
	private void kill(Incarnation supervisor) {
		List<Incarnation> orphans = this.nursery.all()
			.stream()
			.filter((other) -> other.isAlive() && other.isBelow(supervisor))
			.toList();
		supervisor.pid().kill();
		awaitEnd(supervisor);
		orphans.forEach(this::awaitEnd);
		settle(supervisor);
	}

	/** Runs in the process of a supervisor that starts a child. */
	private void performMeanwhile(Command command, Incarnation supervisor) {
		boolean isWatched = supervisor.isStarted() || supervisor.parent == null;
		if (isWatched && command instanceof Command.End(String worker, Ending ending)) {
			Incarnation incarnation = this.nursery.last(worker);
			if (incarnation != null && incarnation.isAlive() && incarnation.parent == supervisor
					&& !incarnation.place.isSupervisor()) {
				end(incarnation, ending);
			}
		}
		else if (isWatched && command instanceof Command.Ask ask && ask.supervisor().equals(supervisor.place.id())) {
			this.operators.ask(ask, supervisor);
		}
	}

	// -- waiting

	/** From a supervisor that has something to do up to those that it may concern. */
	private void settle(Incarnation lowest) {
		for (Incarnation supervisor = lowest; supervisor != null; supervisor = supervisor.parent) {
			if (!supervisor.isAlive()) {
				awaitEnd(supervisor);
			}
			else if (supervisor.isSuspended) {
				return;
			}
			else {
				settleAlone(supervisor);
			}
		}
	}

	private void settleAlone(Incarnation supervisor) {
		for (int i = 0; i < MOST_ATTEMPTS; i++) {
			if (isSettled(supervisor)) {
				return;
			}
		}
		throw new StuckException("'" + supervisor + "' does not come to rest");
	}

	/** It is, if it knows of all that has happened to it, or has ended. */
	private boolean isSettled(Incarnation supervisor) {
		TreeNode picture;
		try {
			// Taken in its process, so that it does nothing meanwhile.
			picture = supervisor.pid().system((desk) -> supervisor.supervisor().tree(), this.patience);
		}
		catch (CallException ex) {
			awaitEnd(supervisor);
			return true;
		}
		return !this.operators.awaitAnswers(supervisor) && picture.children()
			.stream()
			.allMatch((child) -> child.state() == State.STOPPED
					|| child.state() == State.RUNNING && child.pid().filter(Pid::isAlive).isPresent());
	}

	private void awaitEnd(Incarnation incarnation) {
		StuckException.await(incarnation.ended, this.patience, () -> "'" + incarnation + "' does not end");
	}

	/** Leaves nothing behind, whatever has happened. */
	@Override
	public void close() {
		this.nursery.all().forEach((incarnation) -> incarnation.pid().kill());
		this.nursery.all().forEach(this::awaitEnd);
	}

}
