package dev.actor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import dev.actor.model.Command.Catch;
import dev.actor.model.Command.End;
import dev.actor.model.Command.Ending;
import dev.actor.model.Command.Flush;
import dev.actor.model.Command.IsAlive;
import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Kind;
import dev.actor.model.Command.Link;
import dev.actor.model.Command.LookUp;
import dev.actor.model.Command.Register;
import dev.actor.model.Command.Send;
import dev.actor.model.Command.SendByName;
import dev.actor.model.Command.Signal;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Take;
import dev.actor.model.Command.Tie;
import dev.actor.model.Command.Trap;
import dev.actor.model.Command.Unlink;
import dev.actor.model.Command.Unregister;
import dev.actor.model.Command.Unwatch;
import dev.actor.model.Command.Wanted;
import dev.actor.model.Command.Watch;
import dev.actor.model.Command.Way;
import dev.actor.process.ExitReason;

/** Makes programs up. The same seed gives the same program. */
final class Programs {

	/** Those that live for long; more are over at once. */
	private static final int MOST_PROCESSES = 6;

	private final Random random;

	private final Model model = new Model();

	private final List<Command> program = new ArrayList<>();

	private int spawned;

	private int monitors;

	private int texts;

	private int commands;

	/** The next of the children that are over at once. */
	private int children = 100;

	Programs(long seed) {
		this.random = new Random(seed);
	}

	/** A program to be carried out one command after the other. */
	List<Command> sequence() {
		begin();
		int length = 10 + this.random.nextInt(40);
		while (this.program.size() < length) {
			List<Integer> living = living();
			if (living.isEmpty()) {
				break;
			}
			add(command(any(living)));
		}
		return this.program;
	}

	/** A program for several processes at the same time; two of them have most to do. */
	RaceProgram race() {
		begin();
		List<Integer> processes = new ArrayList<>(living());
		for (int i = 4 * processes.size(); i > 0; i--) {
			add(tie(any(processes), any(processes)));
		}
		List<Command> setting = List.copyOf(this.program);
		this.program.clear();
		processes.addAll(List.of(0, 0, 1, 1));
		for (int i = 2 * processes.size() + this.random.nextInt(20); i > 0; i--) {
			this.program.addAll(race(any(processes), any(processes)));
		}
		return new RaceProgram(setting, this.program);
	}

	private Command tie(int actor, int target) {
		return switch (this.random.nextInt(5)) {
			case 0, 1 -> new Link(actor, target);
			case 2, 3 -> new Watch(actor, target, ++this.monitors);
			default -> new Trap(actor, this.random.nextInt(4) > 0);
		};
	}

	/** Reasons and texts are unique here, to know from where they come. */
	private List<Command> race(int actor, int target) {
		ExitReason reason = ExitReason.shutdown("of command " + ++this.commands);
		Ending ending = new Ending(Way.RAISES, oneOf(reason, ExitReason.NORMAL));
		return switch (this.random.nextInt(24)) {
			case 0, 1, 2, 3 -> List.of(send(actor, target));
			case 4 -> List.of(new SendByName(actor, name(), this.texts++));
			case 5, 6, 7 -> List.of(new Link(actor, target));
			case 8, 9 -> List.of(new Unlink(actor, target), new Send(actor, actor, this.texts++, 1));
			case 10 -> List.of(new Unlink(actor, target), new Link(actor, target));
			case 11, 12 -> List.of(new Watch(actor, target, ++this.monitors));
			case 13 -> List.of(new Unwatch(actor, monitor()));
			case 14 -> List.of(new Trap(actor, this.random.nextBoolean()));
			case 15 -> List.of(new Signal(actor, target, reason));
			case 16 -> List.of(new Kill(actor, target));
			case 17 -> List.of(new End(actor, ending));
			case 18 -> List.of(new Register(actor, name()));
			case 19 -> List.of(new LookUp(actor, name()));
			case 20 -> List.of(new IsAlive(actor, target));
			case 21 -> List.of(new Spawn(actor, this.children++, Kind.BODY, oneOf(Tie.LINKED, Tie.MONITORED),
					++this.monitors, "", ending));
			default -> List.of(new Take(actor, Wanted.ANY_MAIL, 0));
		};
	}

	private <T> T oneOf(T one, T other) {
		return this.random.nextBoolean() ? one : other;
	}

	private void begin() {
		int first = 3 + this.random.nextInt(MOST_PROCESSES - 3);
		for (int i = 0; i < first; i++) {
			String name = (i < Stage.NAMES.size() && this.random.nextInt(4) == 0) ? Stage.NAMES.get(i) : "";
			add(new Spawn(Command.TEST, this.spawned++, anyKind(), Tie.UNLINKED, 0, name, null));
		}
	}

	private void add(Command command) {
		this.program.add(command);
		this.model.step(command);
	}

	private List<Integer> living() {
		return this.model.processes().stream().filter(ModelProcess::isAlive).map((process) -> process.number).toList();
	}

	private Command command(int actor) {
		return switch (this.random.nextInt(32)) {
			case 0, 1, 2 -> spawn(actor);
			case 3, 4, 5, 6 -> send(actor, target());
			case 7 -> new SendByName(actor, name(), this.texts++);
			case 8, 9, 10, 11 -> new Link(actor, target());
			case 12 -> new Unlink(actor, target());
			case 13, 14, 15 -> new Watch(actor, target(), ++this.monitors);
			case 16 -> new Unwatch(actor, monitor());
			case 17, 18, 19 -> new Trap(actor, this.random.nextInt(4) > 0);
			case 20, 21 -> new Signal(whoSignals(actor), target(), reason());
			case 22 -> new Kill(actor, target());
			case 23 -> new End(actor, ending());
			case 24 -> new Register(actor, name());
			case 25 -> new Unregister(actor, name());
			case 26 -> new LookUp(actor, name());
			case 27 -> rare(actor);
			default -> new Take(actor, any(List.of(Wanted.values())), monitor());
		};
	}

	private Command rare(int actor) {
		return switch (this.random.nextInt(3)) {
			case 0 -> new Flush(actor);
			case 1 -> new Catch(actor, reason());
			default -> new IsAlive(actor, target());
		};
	}

	private Command spawn(int actor) {
		Kind kind = anyKind();
		boolean over = this.spawned >= MOST_PROCESSES || this.random.nextInt(3) == 0;
		Tie tie = (kind == Kind.BEHAVIOR) ? Tie.LINKED : any(List.of(Tie.values()));
		Ending ending = over ? ending() : null;
		if (over && kind == Kind.BEHAVIOR && ending.way() == Way.RETURNS) {
			ending = new Ending(Way.RAISES, ExitReason.NORMAL);
		}
		return new Spawn(actor, this.spawned++, kind, tie, ++this.monitors, (tie == Tie.LINKED) ? nameOrNone() : "",
				ending);
	}

	private Command send(int actor, int target) {
		int count = 1 + this.random.nextInt(3);
		this.texts += count;
		return new Send(actor, target, this.texts - count, count);
	}

	/** The test, now and then. */
	private int whoSignals(int actor) {
		return (this.random.nextInt(8) == 0) ? Command.TEST : actor;
	}

	private int target() {
		return this.random.nextInt(this.spawned);
	}

	private int monitor() {
		return 1 + this.random.nextInt(this.monitors + 1);
	}

	private Kind anyKind() {
		return (this.random.nextInt(3) == 0) ? Kind.BEHAVIOR : Kind.BODY;
	}

	private String name() {
		return any(Stage.NAMES);
	}

	private String nameOrNone() {
		return (this.random.nextInt(4) == 0) ? name() : "";
	}

	private Ending ending() {
		List<Supplier<Throwable>> failures = List.of(IllegalStateException::new, Exception::new, AssertionError::new,
				StackOverflowError::new);
		return switch (this.random.nextInt(4)) {
			case 0 -> new Ending(Way.RETURNS, ExitReason.NORMAL);
			case 1 -> new Ending(Way.THROWS, ExitReason.abnormal(any(failures).get()));
			default -> new Ending(Way.RAISES, reason());
		};
	}

	private ExitReason reason() {
		return any(List.of(ExitReason.NORMAL, ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.KILLED,
				ExitReason.NO_PROCESS, ExitReason.shutdown("detail"), ExitReason.abnormal("bad"),
				ExitReason.abnormal(new Object())));
	}

	private <T> T any(List<T> elements) {
		return elements.get(this.random.nextInt(elements.size()));
	}

}
