package dev.actor.model.supervision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One incarnation of a place in the model; that of a supervisor has children. */
final class ModelProcess {

	final Place place;

	final ModelProcess parent;

	final String name;

	/** In the order of their start. */
	List<Child> children = new ArrayList<>();

	final Deque<Event> mailbox = new ArrayDeque<>();

	boolean isAlive = true;

	boolean isStarted;

	boolean isSuspended;

	int restarts;

	ModelProcess(Place place, ModelProcess parent, int incarnation) {
		this.place = place;
		this.parent = parent;
		this.name = place.id() + ":" + incarnation;
	}

	/** What waits in the mailbox of a supervisor. */
	sealed interface Event {

		record Exited(ModelProcess child, Ending ending) implements Event {
		}

		record TryAgain(Child child, int attempt) implements Event {
		}

		record Asked(Command.Ask ask, int ticket) implements Event {
		}

	}

	enum State {

		RUNNING, RESTARTING, STOPPED

	}

	/** What a supervisor knows of one of its children. */
	static final class Child {

		final Place place;

		State state = State.STOPPED;

		ModelProcess process;

		int restarts;

		int attempts;

		Child(Place place) {
			this.place = place;
		}

		void runs(ModelProcess started) {
			this.state = State.RUNNING;
			this.process = started;
		}

		void doesNotRun(State now) {
			this.state = now;
			this.process = null;
		}

		@Override
		public String toString() {
			ModelProcess running = this.process;
			return this.place.id() + " " + this.state + " " + ((running != null) ? running.name : "-") + " restarts "
					+ this.restarts;
		}

	}

	Optional<Child> child(String id) {
		return this.children.stream().filter((child) -> child.place.id().equals(id)).findFirst();
	}

	Optional<Child> child(ModelProcess process) {
		return this.children.stream().filter((child) -> child.process == process).findFirst();
	}

	/** As {@code which_children} and {@code count_children} show them. */
	String view() {
		long active = this.children.stream().filter((child) -> child.process != null && child.process.isAlive).count();
		long supervisors = this.children.stream().filter((child) -> child.place.isSupervisor()).count();
		return this.children.reversed() + " specs " + this.children.size() + " active " + active + " supervisors "
				+ supervisors + " workers " + (this.children.size() - supervisors);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
