package dev.actor.model.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.actor.supervisor.AutoShutdown;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import dev.actor.supervisor.Strategy;

/**
 * A place in a tree: what a supervisor is told of a child, and what that is told if it is
 * a supervisor itself. Ids are unique in the whole tree.
 */
record Place(String id, Kind kind, Restart restart, boolean significant, Shutdown shutdown, Strategy strategy,
		int intensity, AutoShutdown autoShutdown, List<Place> children) {

	enum Kind {

		SUPERVISOR, BODY, BEHAVIOR

	}

	static Place worker(String id, Kind kind, Restart restart, boolean significant, Shutdown shutdown) {
		return new Place(id, kind, restart, significant, shutdown, Strategy.ONE_FOR_ONE, 0, AutoShutdown.NEVER,
				List.of());
	}

	boolean isSupervisor() {
		return this.kind == Kind.SUPERVISOR;
	}

	Stream<Place> all() {
		return Stream.concat(Stream.of(this), this.children.stream().flatMap(Place::all));
	}

	/** The same tree without one place and all below it. */
	Place without(String other) {
		List<Place> left = this.children.stream()
			.filter((child) -> !child.id.equals(other))
			.map((child) -> child.without(other))
			.toList();
		return new Place(this.id, this.kind, this.restart, this.significant, this.shutdown, this.strategy,
				this.intensity, this.autoShutdown, left);
	}

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(toString());
		this.children.forEach((child) -> child.lines().forEach((line) -> lines.add("  " + line)));
		return lines;
	}

	@Override
	public String toString() {
		String child = this.id + " " + this.restart + (this.significant ? " significant" : "")
				+ ((this.shutdown == Shutdown.BRUTAL_KILL) ? " brutal_kill" : "");
		return !isSupervisor() ? child + ((this.kind == Kind.BEHAVIOR) ? " behavior" : "")
				: child + ": " + this.strategy + " intensity " + this.intensity
						+ ((this.autoShutdown != AutoShutdown.NEVER) ? " " + this.autoShutdown : "");
	}

}
