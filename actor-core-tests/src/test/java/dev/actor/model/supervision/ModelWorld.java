package dev.actor.model.supervision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.actor.model.supervision.ModelProcess.Child;
import dev.actor.model.supervision.ModelProcess.Event;
import dev.actor.model.supervision.ModelProcess.Event.Asked;
import dev.actor.model.supervision.ModelProcess.Event.Exited;
import dev.actor.model.supervision.ModelProcess.Event.TryAgain;

/**
 * What a program does to a tree according to Erlang's rules. A command has had all its
 * effects before the next one begins; suspended supervisors keep theirs for later.
 */
final class ModelWorld {

	private final Place root;

	private final Map<String, Deque<Luck>> plans = new HashMap<>();

	private final Map<String, Integer> incarnations = new HashMap<>();

	/** The last incarnations, in the order of their start. */
	private final Map<String, ModelProcess> processes = new TreeMap<>();

	private final List<String> log = new ArrayList<>();

	private final Map<Integer, String> answers = new TreeMap<>();

	private int tickets;

	private boolean booted;

	ModelWorld(Place root) {
		this.root = root;
	}

	/** How an attempt to start a child ends. */
	sealed interface Attempt {

		record Started(ModelProcess process) implements Attempt {
		}

		record Ignored() implements Attempt {
		}

		record Failed() implements Attempt {
		}

	}

	// -- what has come of it

	/** What has happened since the last call. */
	List<String> takeLog() {
		List<String> taken = List.copyOf(this.log);
		this.log.clear();
		return taken;
	}

	Map<Integer, String> answers() {
		return this.answers;
	}

	Stream<ModelProcess> alive() {
		return this.processes.values().stream().filter((process) -> process.isAlive);
	}

	Optional<ModelProcess> alive(String id) {
		return Optional.ofNullable(this.processes.get(id)).filter((process) -> process.isAlive);
	}

	// -- commands

	boolean applies(Command command) {
		return switch (command) {
			case Command.Plan plan -> true;
			case Command.Boot boot -> !this.booted;
			case Command.End end -> is(end.worker(), (process) -> !process.place.isSupervisor());
			case Command.Stop stop -> isSupervisor(stop.supervisor());
			case Command.Kill kill -> isSupervisor(kill.supervisor());
			case Command.Signal signal -> is(signal.supervisor(), (process) -> process.parent != null);
			case Command.Suspend suspend -> is(suspend.supervisor(), (process) -> !process.isSuspended);
			case Command.Resume resume -> is(resume.supervisor(), (process) -> process.isSuspended);
			case Command.Ask ask -> isSupervisor(ask.supervisor());
		};
	}

	private boolean isSupervisor(String id) {
		return is(id, (process) -> process.place.isSupervisor());
	}

	private boolean is(String id, Predicate<ModelProcess> predicate) {
		return alive(id).filter(predicate).isPresent();
	}

	void perform(Command command) {
		switch (command) {
			case Command.Plan plan -> this.plans.put(plan.child(), new ArrayDeque<>(plan.starts()));
			case Command.Boot boot -> {
				this.booted = true;
				start(this.root, null);
			}
			case Command.End(String worker, Ending ending) -> end(this.processes.get(worker), ending);
			case Command.Stop(String supervisor, Ending ending) -> end(this.processes.get(supervisor), ending);
			case Command.Kill(String supervisor) -> kill(this.processes.get(supervisor));
			case Command.Signal signal -> {
				// It comes from no child.
			}
			case Command.Suspend(String supervisor) -> this.processes.get(supervisor).isSuspended = true;
			case Command.Resume(String supervisor) -> this.processes.get(supervisor).isSuspended = false;
			case Command.Ask ask -> this.processes.get(ask.supervisor()).mailbox.add(new Asked(ask, ++this.tickets));
		}
		handleAll();
	}

	private void handleAll() {
		Optional<ModelProcess> busy = busy();
		while (busy.isPresent()) {
			ModelProcess process = busy.get();
			handle(new ModelSupervisor(this, process), process.mailbox.remove());
			busy = busy();
		}
	}

	private Optional<ModelProcess> busy() {
		return alive().filter((process) -> !process.isSuspended && !process.mailbox.isEmpty()).findFirst();
	}

	private void handle(ModelSupervisor supervisor, Event event) {
		switch (event) {
			case Exited(ModelProcess child, Ending ending) -> supervisor.exited(child, ending);
			case TryAgain retry -> supervisor.tryAgain(retry);
			case Asked(Command.Ask ask, int ticket) -> this.answers.put(ticket, supervisor.answer(ask));
		}
	}

	// -- processes

	void log(String event) {
		this.log.add(event);
	}

	Attempt start(Place place, ModelProcess parent) {
		String id = place.id();
		ModelProcess process = null;
		if (place.isSupervisor()) {
			process = born(place, parent);
			log("(" + process);
		}
		Luck luck = Optional.ofNullable(this.plans.get(id)).map(Deque::poll).orElse(Luck.GOOD);
		if (parent != null) {
			luck.meanwhile().forEach((command) -> performMeanwhile(command, parent));
		}
		if (luck.turn() == Luck.Turn.IGNORES) {
			log("~" + id);
			return new Attempt.Ignored();
		}
		if (luck.turn().isFailure() || (process != null && !init(process))) {
			log("?" + id);
			return new Attempt.Failed();
		}
		if (process == null) {
			process = born(place, parent);
		}
		if (parent != null) {
			log("+" + process);
		}
		process.isStarted = true;
		this.processes.put(id, process);
		return new Attempt.Started(process);
	}

	private boolean init(ModelProcess supervisor) {
		boolean succeeds = new ModelSupervisor(this, supervisor).init();
		if (!succeeds) {
			log("-" + supervisor + " " + Ending.SHUTDOWN_WITH_DETAIL);
			giveBack(supervisor);
		}
		return succeeds;
	}

	private ModelProcess born(Place place, ModelProcess parent) {
		return new ModelProcess(place, parent, this.incarnations.merge(place.id(), 1, Integer::sum));
	}

	/** Only what happens to a supervisor that nobody else waits for comes in order. */
	boolean appliesMeanwhile(Command command, ModelProcess supervisor) {
		boolean isWatched = supervisor.isStarted || supervisor.parent == null;
		return isWatched && switch (command) {
			case Command.End end ->
				is(end.worker(), (process) -> process.parent == supervisor && !process.place.isSupervisor());
			case Command.Ask ask -> ask.supervisor().equals(supervisor.place.id());
			default -> false;
		};
	}

	private void performMeanwhile(Command command, ModelProcess supervisor) {
		if (appliesMeanwhile(command, supervisor)) {
			if (command instanceof Command.End(String worker, Ending ending)) {
				end(this.processes.get(worker), ending);
			}
			else if (command instanceof Command.Ask ask) {
				supervisor.mailbox.add(new Asked(ask, ++this.tickets));
			}
		}
	}

	/** The end of a process that stops its children first. */
	void end(ModelProcess process, Ending ending) {
		if (!process.isAlive) {
			return;
		}
		new ModelSupervisor(this, process).terminateAll();
		log("-" + process + " " + ending);
		over(process, ending);
	}

	/** Its children are killed with it, and each of them stops its own first. */
	private void kill(ModelProcess process) {
		log("-" + process + " " + Ending.KILLED);
		List<Child> orphans = List.copyOf(process.children);
		over(process, Ending.KILLED);
		for (Child orphan : orphans) {
			if (orphan.process != null) {
				end(orphan.process, Ending.KILLED);
			}
		}
	}

	private void over(ModelProcess process, Ending ending) {
		process.isAlive = false;
		giveBack(process);
		ModelProcess parent = process.parent;
		if (parent != null && parent.isAlive) {
			parent.mailbox.add(new Exited(process, ending));
		}
	}

	/** Who waits for an answer of the dead is told. */
	private void giveBack(ModelProcess process) {
		for (Event event : process.mailbox) {
			if (event instanceof Asked asked) {
				this.answers.put(asked.ticket(), "gone");
			}
		}
		process.mailbox.clear();
	}

}
