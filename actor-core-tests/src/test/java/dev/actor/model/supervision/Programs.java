package dev.actor.model.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.actor.model.supervision.Luck.Turn;
import dev.actor.model.supervision.ModelProcess.Child;
import dev.actor.supervisor.AutoShutdown;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import dev.actor.supervisor.Strategy;

/** Makes programs up. The same seed gives the same program. */
final class Programs {

	private static final int DEPTH = 3;

	private static final int MOST_PLACES = 12;

	private final Random random;

	private int places;

	private ModelWorld model;

	private final List<Command> program = new ArrayList<>();

	Programs(long seed) {
		this.random = new Random(seed);
	}

	Program next() {
		Place root = supervisor(1, AutoShutdown.NEVER, 3);
		this.model = new ModelWorld(root);
		if (this.random.nextInt(4) == 0) {
			add(plan(any(root.all().toList()).id(), root.id()));
		}
		add(new Command.Boot());
		int length = 4 + this.random.nextInt(24);
		while (this.program.size() < length && this.model.alive(root.id()).isPresent()) {
			commands().forEach(this::add);
		}
		return new Program(root, List.copyOf(this.program));
	}

	private void add(Command command) {
		if (this.model.applies(command)) {
			this.program.add(command);
			this.model.perform(command);
		}
	}

	// -- trees

	private Place place(int depth, AutoShutdown above) {
		boolean isSupervisor = depth <= DEPTH && this.places < MOST_PLACES && this.random.nextInt(5) < 2;
		return isSupervisor ? supervisor(depth, above, 0) : worker("w" + this.places++, above);
	}

	private Place supervisor(int depth, AutoShutdown above, int leastIntensity) {
		Restart restart = restart();
		String id = "s" + this.places++;
		AutoShutdown autoShutdown = oneOf(AutoShutdown.values());
		List<Place> children = new ArrayList<>();
		int least = (depth == 1) ? 2 : this.random.nextInt(2);
		for (int count = least + this.random.nextInt(4); count > 0; count--) {
			children.add(place(depth + 1, autoShutdown));
		}
		return new Place(id, Place.Kind.SUPERVISOR, restart, significant(restart, above), Shutdown.INFINITY,
				oneOf(Strategy.values()), Math.max(leastIntensity, this.random.nextInt(5)), autoShutdown, children);
	}

	private Place worker(String id, AutoShutdown above) {
		boolean decides = above != AutoShutdown.NEVER && this.random.nextBoolean();
		Restart restart = decides ? Restart.TRANSIENT : restart();
		return Place.worker(id, oneOf(Place.Kind.BODY, Place.Kind.BEHAVIOR), restart, significant(restart, above),
				(this.random.nextInt(6) == 0) ? Shutdown.BRUTAL_KILL : Shutdown.DEFAULT);
	}

	private Restart restart() {
		return (this.random.nextInt(3) == 0) ? Restart.PERMANENT : oneOf(Restart.values());
	}

	private boolean significant(Restart restart, AutoShutdown above) {
		return restart != Restart.PERMANENT && above != AutoShutdown.NEVER && this.random.nextInt(3) > 0;
	}

	// -- commands

	private List<Command> commands() {
		ModelProcess supervisor = any(supervisors().toList());
		List<ModelProcess> suspended = supervisors().filter((process) -> process.isSuspended).toList();
		if (!suspended.isEmpty() && this.random.nextInt(4) == 0) {
			return List.of(new Command.Resume(any(suspended).place.id()));
		}
		String id = supervisor.place.id();
		return switch (this.random.nextInt(24)) {
			case 0, 1, 2 -> List.of(plan(childOf(supervisor), id));
			case 3, 4, 5 -> burst(supervisor);
			case 6, 7, 8, 9 -> List.of(ask(supervisor));
			case 10, 11 -> List.of(new Command.Suspend(id));
			case 12 -> List.of(new Command.Stop(notTheRoot(id), oneOf(Ending.NORMAL, Ending.SHUTDOWN,
					Ending.SHUTDOWN_WITH_DETAIL, Ending.ABNORMAL, Ending.ABNORMAL)));
			case 13 -> List.of(new Command.Kill(notTheRoot(id)));
			case 14 -> List.of(new Command.Signal(id, oneOf(Ending.values())));
			default -> List.of(end());
		};
	}

	/** Whose end is the end of the program, so that it comes seldom. */
	private String notTheRoot(String id) {
		List<String> others = supervisors().filter((process) -> process.parent != null)
			.map((process) -> process.place.id())
			.toList();
		return (others.isEmpty() || this.random.nextInt(8) == 0) ? id : any(others);
	}

	/** Much at the same time, for one supervisor. */
	private List<Command> burst(ModelProcess supervisor) {
		String id = supervisor.place.id();
		String failing = workerOf(supervisor);
		List<Command> burst = new ArrayList<>(List.of(plan(failing, id), new Command.Suspend(id)));
		burst.add(new Command.End(failing, oneOf(Ending.ABNORMAL, Ending.KILLED)));
		for (int count = 1 + this.random.nextInt(3); count > 0; count--) {
			burst.add(meanwhile(supervisor));
		}
		burst.add(new Command.Resume(id));
		return burst;
	}

	private String workerOf(ModelProcess supervisor) {
		List<String> workers = this.model.alive()
			.filter((process) -> process.parent == supervisor && !process.place.isSupervisor())
			.map((process) -> process.place.id())
			.toList();
		return workers.isEmpty() ? "nobody" : any(workers);
	}

	private Stream<ModelProcess> supervisors() {
		return this.model.alive().filter((process) -> process.place.isSupervisor());
	}

	private Command end() {
		List<String> workers = this.model.alive()
			.filter((process) -> !process.place.isSupervisor())
			.map((process) -> process.place.id())
			.toList();
		return new Command.End(workers.isEmpty() ? "nobody" : any(workers), ending());
	}

	private Ending ending() {
		return oneOf(Ending.values());
	}

	private Command.Plan plan(String child, String supervisor) {
		List<Luck> starts = new ArrayList<>();
		for (int count = 1 + this.random.nextInt(4); count > 0; count--) {
			starts.add(new Luck(turn(), (this.random.nextInt(3) == 0) ? meanwhile(supervisor) : List.of()));
		}
		return new Command.Plan(child, starts);
	}

	private Turn turn() {
		return switch (this.random.nextInt(6)) {
			case 0 -> Turn.SUCCEEDS;
			case 1 -> Turn.IGNORES;
			default -> oneOf(Turn.values());
		};
	}

	private List<Command> meanwhile(String supervisor) {
		return this.model.alive(supervisor)
			.map((process) -> Stream.generate(() -> meanwhile(process)).limit(1 + this.random.nextInt(2)).toList())
			.orElse(List.of());
	}

	private Command meanwhile(ModelProcess supervisor) {
		return (this.random.nextInt(3) == 0) ? ask(supervisor) : new Command.End(workerOf(supervisor), ending());
	}

	private Command ask(ModelProcess supervisor) {
		String id = supervisor.place.id();
		return switch (this.random.nextInt(7)) {
			case 0, 1 -> new Command.StartChild(id, newPlace(supervisor));
			case 2, 3 -> new Command.TerminateChild(id, childOf(supervisor));
			case 4, 5 -> new Command.RestartChild(id, childOf(supervisor));
			default -> new Command.DeleteChild(id, childOf(supervisor));
		};
	}

	/** Of an old id or a new one. */
	private Place newPlace(ModelProcess supervisor) {
		AutoShutdown above = supervisor.place.autoShutdown();
		List<Place> workers = Stream
			.concat(supervisor.place.children().stream(), supervisor.children.stream().map((child) -> child.place))
			.filter((place) -> !place.isSupervisor())
			.toList();
		if (!workers.isEmpty() && this.random.nextBoolean()) {
			return worker(any(workers).id(), above);
		}
		return place(DEPTH, above);
	}

	private String childOf(ModelProcess supervisor) {
		List<String> ids = Stream
			.concat(supervisor.place.children().stream().map(Place::id),
					supervisor.children.stream().map((Child child) -> child.place.id()))
			.distinct()
			.toList();
		return ids.isEmpty() ? "nobody" : any(ids);
	}

	private <T> T any(List<T> elements) {
		return elements.get(this.random.nextInt(elements.size()));
	}

	@SafeVarargs
	private <T> T oneOf(T... elements) {
		return elements[this.random.nextInt(elements.length)];
	}

}
