package dev.actor.model.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.actor.model.supervision.ModelProcess.Child;
import dev.actor.model.supervision.ModelProcess.Event.Exited;
import dev.actor.model.supervision.ModelProcess.Event.TryAgain;
import dev.actor.model.supervision.ModelProcess.State;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;

/**
 * What a supervisor of Erlang does, function by function as in {@code supervisor.erl},
 * one thing after the other. The period of the restart intensity never ends.
 */
final class ModelSupervisor {

	private final ModelWorld world;

	private final ModelProcess self;

	ModelSupervisor(ModelWorld world, ModelProcess self) {
		this.world = world;
		this.self = self;
	}

	// -- starting

	/** False if one has failed; those before it have been stopped again then. */
	boolean init() {
		this.self.children = new ArrayList<>(this.self.place.children().stream().map(Child::new).toList());
		if (startChildren(List.copyOf(this.self.children), false) == null) {
			return true;
		}
		terminateChildren(this.self.children);
		return false;
	}

	/** The one that has failed; those after it do not run then. */
	private Child startChildren(List<Child> children, boolean again) {
		for (Child child : children) {
			if (!start(child, again)) {
				return child;
			}
			if (child.process == null && child.place.restart() == Restart.TEMPORARY) {
				this.self.children.remove(child);
			}
		}
		return null;
	}

	private boolean start(Child child, boolean again) {
		ModelWorld.Attempt attempt = this.world.start(child.place, this.self);
		switch (attempt) {
			case ModelWorld.Attempt.Failed failed -> {
				return false;
			}
			case ModelWorld.Attempt.Ignored ignored -> child.doesNotRun(State.STOPPED);
			case ModelWorld.Attempt.Started(ModelProcess process) -> {
				child.runs(process);
				child.restarts += again ? 1 : 0;
			}
		}
		return true;
	}

	// -- a child has ended

	void exited(ModelProcess process, Ending ending) {
		this.self.child(process).ifPresent((child) -> doRestart(child, ending));
	}

	private void doRestart(Child child, Ending ending) {
		boolean restarts = switch (child.place.restart()) {
			case PERMANENT -> true;
			case TRANSIENT -> !ending.isOrderly();
			case TEMPORARY -> false;
		};
		if (restarts) {
			restart(child);
		}
		else {
			delChild(child);
			doAutoShutdown(child);
		}
	}

	private void doAutoShutdown(Child child) {
		boolean isTheEnd = child.place.significant() && switch (this.self.place.autoShutdown()) {
			case NEVER -> false;
			case ANY_SIGNIFICANT -> true;
			case ALL_SIGNIFICANT -> this.self.children.stream()
				.noneMatch((other) -> other.place.significant() && other.state != State.STOPPED);
		};
		if (isTheEnd) {
			this.world.end(this.self, Ending.SHUTDOWN);
		}
	}

	/**
	 * Erlang also follows an older message when a newer one is on its way. That makes as
	 * many attempts; only what is asked meanwhile is answered later.
	 */
	void tryAgain(TryAgain retry) {
		Child child = retry.child();
		if (child.state == State.RESTARTING && child.attempts == retry.attempt()) {
			restart(child);
		}
	}

	private void restart(Child child) {
		if (this.self.restarts == this.self.place.intensity()) {
			this.world.log(this.self + " gives up " + child.place.id());
			delChild(child);
			this.world.end(this.self, Ending.SHUTDOWN);
			return;
		}
		this.self.restarts++;
		child.doesNotRun(State.STOPPED);
		List<Child> group = switch (this.self.place.strategy()) {
			case ONE_FOR_ONE -> List.of(child);
			case REST_FOR_ONE ->
				this.self.children.subList(this.self.children.indexOf(child), this.self.children.size());
			case ONE_FOR_ALL -> this.self.children;
		};
		Child failed = startChildren(terminateChildren(group), true);
		if (failed != null) {
			failed.doesNotRun(State.RESTARTING);
			this.self.mailbox.add(new TryAgain(failed, ++failed.attempts));
		}
	}

	// -- stopping

	/** Those that are left, in the order of their start. */
	private List<Child> terminateChildren(List<Child> inOrder) {
		List<Child> left = new ArrayList<>();
		for (Child child : List.copyOf(inOrder).reversed()) {
			doTerminate(child);
			delChild(child);
			if (child.place.restart() != Restart.TEMPORARY) {
				left.addFirst(child);
			}
		}
		return left;
	}

	void terminateAll() {
		terminateChildren(this.self.children);
	}

	/** What has ended already is not told to the supervisor a second time. */
	private void doTerminate(Child child) {
		ModelProcess process = child.process;
		if (process != null) {
			this.world.end(process, (child.place.shutdown() == Shutdown.BRUTAL_KILL) ? Ending.KILLED : Ending.SHUTDOWN);
			this.self.mailbox.removeIf((event) -> event instanceof Exited exited && exited.child() == process);
		}
	}

	private void delChild(Child child) {
		child.doesNotRun(State.STOPPED);
		if (child.place.restart() == Restart.TEMPORARY) {
			this.self.children.remove(child);
		}
	}

	// -- operators

	String answer(Command.Ask ask) {
		return switch (ask) {
			case Command.StartChild(String supervisor, Place place) -> this.self.child(place.id())
				.map((present) -> (present.process != null) ? "already started " + present.process : "already present")
				.orElseGet(() -> startChild(place));
			case Command.TerminateChild(String supervisor, String id) -> this.self.child(id).map((child) -> {
				doTerminate(child);
				delChild(child);
				return "true";
			}).orElse("false");
			case Command.RestartChild(String supervisor, String id) ->
				this.self.child(id).map((child) -> refusal(child, () -> startAgain(child))).orElse("not found");
			case Command.DeleteChild(String supervisor, String id) ->
				this.self.child(id).map((child) -> refusal(child, () -> {
					this.self.children.remove(child);
					return "true";
				})).orElse("false");
		};
	}

	private String startChild(Place place) {
		Child child = new Child(place);
		if (!start(child, false)) {
			return "not started";
		}
		if (child.process == null) {
			if (place.restart() != Restart.TEMPORARY) {
				this.self.children.add(child);
			}
			return "ignored";
		}
		this.self.children.add(child);
		return child.process.name;
	}

	private String startAgain(Child child) {
		if (!start(child, false)) {
			return "not started";
		}
		return (child.process != null) ? child.process.name : "ignored";
	}

	private static String refusal(Child child, Supplier<String> otherwise) {
		return switch (child.state) {
			case RUNNING -> "running " + child.process;
			case RESTARTING -> "restarting";
			case STOPPED -> otherwise.get();
		};
	}

}
