package dev.actor.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.actor.model.Answer.TakenBy;
import dev.actor.model.Command.Catch;
import dev.actor.model.Command.End;
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
import dev.actor.model.Command.Watch;
import dev.actor.model.Mail.Downed;
import dev.actor.model.Mail.Exited;
import dev.actor.model.Mail.Text;
import dev.actor.model.World.Look;
import dev.actor.process.ExitReason;

/**
 * What {@code docs/otp-rules.md} says that a command does, one command after the other.
 * Written from the rules, not from the code that is tested.
 */
final class Model {

	private static final Set<?> DONE = Set.of(Answer.DONE);

	private final Map<Integer, ModelProcess> processes = new TreeMap<>();

	private final Map<Integer, ModelMonitor> monitors = new TreeMap<>();

	private int turn;

	private record ModelMonitor(int number, ModelProcess owner, ModelProcess target, boolean[] over) {

		ModelMonitor(int number, ModelProcess owner, ModelProcess target) {
			this(number, owner, target, new boolean[1]);
		}

		boolean isActive() {
			return !this.over[0] && this.target.isAlive() && this.owner != this.target;
		}

	}

	/**
	 * What a command does.
	 *
	 * @param applies false if it means nothing and is left out
	 * @param answers what it may answer; nothing if it ends its actor
	 * @param ended who dies of it
	 */
	record Step(boolean applies, Set<?> answers, List<ModelProcess> ended) {

		static final Step NONE = new Step(false, Set.of(), List.of());

	}

	Step step(Command command) {
		if (!applies(command)) {
			return Step.NONE;
		}
		this.turn++;
		Set<?> answers = answers(command);
		List<ModelProcess> ended = this.processes.values()
			.stream()
			.filter((process) -> process.died == this.turn)
			.toList();
		ended.forEach((process) -> process.links.clear());
		this.processes.values().forEach((process) -> process.links.removeIf((peer) -> !isAlive(peer)));
		boolean survives = command.actor() == Command.TEST || process(command.actor()).isAlive();
		return new Step(true, survives ? answers : Set.of(), ended);
	}

	/** Which of the possible answers it was. */
	void answered(Command command, Object answer) {
		if (command instanceof Take take && answer instanceof Mail mail) {
			process(take.actor()).waiting.remove(mail);
		}
	}

	World world() {
		Map<Integer, Look> looks = new TreeMap<>();
		Map<String, Integer> names = new HashMap<>();
		for (ModelProcess process : this.processes.values()) {
			looks.put(process.number,
					process.look((int) watchesOf(process).filter((watch) -> watch.owner().isAlive()).count()));
			if (process.isAlive() && !process.name.isEmpty()) {
				names.put(process.name, process.number);
			}
		}
		return new World(looks, names);
	}

	Collection<ModelProcess> processes() {
		return this.processes.values();
	}

	ModelProcess process(int number) {
		return this.processes.get(number);
	}

	boolean isAlive(int number) {
		return this.processes.containsKey(number) && process(number).isAlive();
	}

	private boolean applies(Command command) {
		boolean able = command.actor() == Command.TEST || isAlive(command.actor());
		return able && switch (command) {
			case Spawn spawn -> !this.processes.containsKey(spawn.child());
			case Send send -> this.processes.containsKey(send.target());
			case Link link -> this.processes.containsKey(link.target());
			case Unlink unlink -> this.processes.containsKey(unlink.target());
			case Watch watch -> this.processes.containsKey(watch.target());
			case Unwatch unwatch -> this.monitors.containsKey(unwatch.monitor());
			case Signal signal -> this.processes.containsKey(signal.target());
			case Kill kill -> this.processes.containsKey(kill.target());
			case IsAlive question -> this.processes.containsKey(question.target());
			case End end -> process(end.actor()).kind == Kind.BODY || end.ending().way() != Command.Way.RETURNS;
			case Take take -> process(take.actor()).kind == Kind.BODY
					&& (take.wanted() != Command.Wanted.ONE_DOWN || this.monitors.containsKey(take.monitor()));
			default -> true;
		};
	}

	private Set<?> answers(Command command) {
		return switch (command) {
			case Spawn spawn -> spawn(spawn);
			case Send send -> send(send);
			case SendByName send -> sendByName(send);
			case Link link -> link(process(link.actor()), process(link.target()));
			case Unlink unlink -> unlink(process(unlink.actor()), process(unlink.target()));
			case Watch watch -> watch(process(watch.actor()), process(watch.target()), watch.monitor());
			case Unwatch unwatch -> unwatch(process(unwatch.actor()), this.monitors.get(unwatch.monitor()));
			case Trap trap -> trap(process(trap.actor()), trap.on());
			case Signal signal -> signal(signal.actor(), process(signal.target()), signal.reason());
			case Kill kill -> end(process(kill.target()), ExitReason.KILLED);
			case End end -> endItself(process(end.actor()), end.ending().reason());
			case Catch caught -> DONE;
			case Register register -> register(process(register.actor()), register.name());
			case Unregister unregister -> unregister(unregister.name());
			case LookUp question ->
				Set.of(holder(question.name()).<Object>map((holder) -> holder.number).orElse(Answer.NOBODY));
			case IsAlive question -> Set.of(isAlive(question.target()));
			case Take take -> take(take);
			case Flush flush -> flush(process(flush.actor()));
		};
	}

	// -- life and death

	private Set<?> spawn(Spawn spawn) {
		Optional<ModelProcess> holder = holder(spawn.name());
		if (holder.isPresent()) {
			return Set.of((spawn.kind() == Kind.BODY) ? new TakenBy(holder.get().number) : Answer.NOT_STARTED);
		}
		ModelProcess child = new ModelProcess(spawn);
		this.processes.put(spawn.child(), child);
		ModelProcess parent = process(spawn.actor());
		if (spawn.tie() == Tie.MONITORED) {
			watch(parent, child, spawn.monitor());
		}
		else if (spawn.tie() == Tie.LINKED && !startsInVainFor(parent, spawn)) {
			link(parent, child);
		}
		if (!spawn.isOver()) {
			return DONE;
		}
		end(child, spawn.ending().reason());
		return (spawn.kind() == Kind.BODY) ? DONE : Set.of(Answer.NOT_STARTED);
	}

	/** R167: a failed start leaves nothing in the mailbox of a starter that traps. */
	private static boolean startsInVainFor(ModelProcess parent, Spawn spawn) {
		return spawn.kind() == Kind.BEHAVIOR && spawn.isOver() && parent.traps;
	}

	private Set<?> end(ModelProcess process, ExitReason reason) {
		if (!process.isAlive()) {
			return DONE;
		}
		List<ModelMonitor> watches = watchesOf(process).toList();
		process.died = this.turn;
		process.reason = reason;
		for (ModelMonitor watch : watches) {
			deliver(watch.owner(), new Downed(watch.number(), process.number, reason));
		}
		// The links stay until all are dead that die in this turn: in what order is open.
		for (int peer : process.links) {
			signal(process.number, process(peer), reason);
		}
		return DONE;
	}

	private Set<?> endItself(ModelProcess process, ExitReason reason) {
		if (process.isAlive() && process.kind == Kind.BEHAVIOR) {
			process.stopping.add(reason);
		}
		return end(process, reason);
	}

	private Set<?> signal(int from, ModelProcess to, ExitReason reason) {
		if (to.traps && to.kind == Kind.BEHAVIOR && from == to.parent) {
			endItself(to, reason);
		}
		else if (to.traps) {
			deliver(to, new Exited(from, reason));
		}
		else if (!reason.equals(ExitReason.NORMAL) || from == to.number) {
			end(to, reason);
		}
		return DONE;
	}

	// -- ties

	private Set<?> link(ModelProcess process, ModelProcess peer) {
		if (peer == process) {
			return Set.of(true);
		}
		if (peer.isAlive()) {
			process.links.add(peer.number);
			peer.links.add(process.number);
		}
		else if (process.traps) {
			signal(peer.number, process, ExitReason.NO_PROCESS);
		}
		return Set.of(peer.isAlive() || process.traps);
	}

	private Set<?> unlink(ModelProcess process, ModelProcess peer) {
		process.links.remove(peer.number);
		peer.links.remove(process.number);
		return DONE;
	}

	private Stream<ModelMonitor> watchesOf(ModelProcess process) {
		return this.monitors.values().stream().filter((watch) -> watch.target() == process && watch.isActive());
	}

	private Set<?> watch(ModelProcess process, ModelProcess target, int monitor) {
		this.monitors.put(monitor, new ModelMonitor(monitor, process, target));
		if (!target.isAlive()) {
			deliver(process, new Downed(monitor, target.number, ExitReason.NO_PROCESS));
		}
		return DONE;
	}

	private Set<?> unwatch(ModelProcess process, ModelMonitor monitor) {
		if (monitor.owner() == process) {
			monitor.over()[0] = true;
			process.waiting.removeIf((mail) -> mail instanceof Downed down && down.monitor() == monitor.number());
		}
		return DONE;
	}

	private Set<?> trap(ModelProcess process, boolean on) {
		boolean before = process.traps;
		process.traps = on;
		return Set.of(before);
	}

	// -- names

	private Optional<ModelProcess> holder(String name) {
		return this.processes.values()
			.stream()
			.filter((process) -> process.isAlive() && !name.isEmpty() && process.name.equals(name))
			.findAny();
	}

	private Set<?> register(ModelProcess process, String name) {
		if (!process.name.isEmpty()) {
			return Set.of(Answer.HAS_A_NAME);
		}
		Optional<ModelProcess> holder = holder(name);
		if (holder.isPresent()) {
			return Set.of(new TakenBy(holder.get().number));
		}
		process.name = name;
		return DONE;
	}

	private Set<?> unregister(String name) {
		Optional<ModelProcess> holder = holder(name);
		holder.ifPresent((process) -> process.name = "");
		return Set.of(holder.isPresent() ? Answer.DONE : Answer.NOBODY);
	}

	// -- mail

	private void deliver(ModelProcess process, Mail mail) {
		// Who dies in this turn may have got it before.
		if (process.isAlive() || process.died == this.turn) {
			((process.kind == Kind.BODY) ? process.waiting : process.received).add(this.turn, mail);
		}
	}

	private Set<?> send(Send send) {
		for (int i = 0; i < send.count(); i++) {
			this.turn++;
			deliver(process(send.target()), Text.to(send.actor(), send.text() + i));
		}
		return DONE;
	}

	private Set<?> sendByName(SendByName send) {
		Optional<ModelProcess> holder = holder(send.name());
		holder.ifPresent((process) -> deliver(process, new Text(send.actor(), send.text(), send.name())));
		return Set.of(holder.isPresent() ? Answer.DONE : Answer.NOBODY);
	}

	private Set<?> take(Take take) {
		Set<Mail> oldest = process(take.actor()).waiting.oldest(wanted(take));
		return oldest.isEmpty() ? Set.of(Answer.NOTHING) : oldest;
	}

	private static Predicate<Mail> wanted(Take take) {
		return switch (take.wanted()) {
			case ANYTHING, ANY_MAIL -> (mail) -> true;
			case EVEN_TEXTS -> (mail) -> mail instanceof Text text && text.address().equals(Text.EVEN);
			case ODD_TEXTS -> (mail) -> mail instanceof Text text && text.address().equals(Text.ODD);
			case NAMED_TEXTS -> (mail) -> mail instanceof Text text && text.isNamed();
			case EXITS -> Exited.class::isInstance;
			case DOWNS -> Downed.class::isInstance;
			case ONE_DOWN -> (mail) -> mail instanceof Downed down && down.monitor() == take.monitor();
		};
	}

	private Set<?> flush(ModelProcess process) {
		process.waiting.removeIf((mail) -> true);
		return DONE;
	}

}
