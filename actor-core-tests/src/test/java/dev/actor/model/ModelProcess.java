package dev.actor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.actor.model.Command.Kind;
import dev.actor.model.Command.Spawn;
import dev.actor.model.World.Look;
import dev.actor.process.ExitReason;

/** One process as the rules see it. */
final class ModelProcess {

	/** The parent of what the test spawns through the system. */
	static final int NONE = -2;

	final int number;

	final int parent;

	final Kind kind;

	/** Whether the test monitors it. */
	final boolean watched;

	final Set<Integer> links = new TreeSet<>();

	/** Mail that it has not taken. */
	final Arrivals waiting = new Arrivals();

	/** Mail that a behaviour was called for. */
	final Arrivals received = new Arrivals();

	/** With which reason a behaviour was told to clean up. */
	final List<ExitReason> stopping = new ArrayList<>();

	String name;

	boolean traps;

	/** The turn, or none. */
	int died = Integer.MAX_VALUE;

	ExitReason reason;

	ModelProcess(Spawn spawn) {
		this.number = spawn.child();
		this.parent = (spawn.actor() == Command.TEST) ? NONE : spawn.actor();
		this.kind = spawn.kind();
		this.watched = !spawn.isOver();
		this.name = spawn.name();
	}

	boolean isAlive() {
		return this.reason == null;
	}

	Look look(int monitors) {
		return isAlive() ? new Look(true, this.parent, Set.copyOf(this.links), monitors + (this.watched ? 1 : 0),
				this.traps, this.name, this.waiting.size(), this.received.size()) : Look.DEAD;
	}

}
