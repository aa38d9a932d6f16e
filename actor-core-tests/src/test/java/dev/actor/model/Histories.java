package dev.actor.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.actor.model.Command.Register;
import dev.actor.model.Command.Signal;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Take;
import dev.actor.model.Mail.Exited;
import dev.actor.model.Probe.Did;
import dev.actor.process.ExitReason;

/** What each process of a race did and got, in its own order. */
final class Histories {

	private final RaceProgram program;

	/** Commands that were done, and mail in the order of the mailbox. */
	private final Map<Integer, List<Object>> events = new TreeMap<>();

	private final Map<Integer, ExitReason> reasons;

	Histories(RaceProgram program, Stage stage) {
		this.program = program;
		this.reasons = new HashMap<>(stage.reasons());
		program.commands(Spawn.class).forEach((spawn) -> {
			if (spawn.isOver()) {
				this.reasons.put(spawn.child(), spawn.ending().reason());
			}
			else {
				this.events.put(spawn.child(), events(stage.diary(stage.probe(spawn.child()))));
			}
		});
	}

	/** Taking is no event, but what was taken is. */
	private static List<Object> events(List<Object> diary) {
		return diary.stream()
			.map((entry) -> (entry instanceof Did did && did.command() instanceof Take) ? did.answer() : entry)
			.filter((entry) -> entry != Answer.NOTHING)
			.toList();
	}

	RaceProgram program() {
		return this.program;
	}

	/** Without those that were over at once. */
	Set<Integer> processes() {
		return this.events.keySet();
	}

	List<Object> events(int process) {
		return this.events.get(process);
	}

	<M extends Mail> Stream<M> mail(int process, Class<M> type) {
		return events(process).stream().filter(type::isInstance).map(type::cast);
	}

	/** The commands of one type that this process did, with this answer. */
	<C extends Command> Stream<C> done(int process, Class<C> type, Object answer) {
		return events(process).stream()
			.filter((event) -> event instanceof Did did && type.isInstance(did.command())
					&& did.answer().equals(answer))
			.map((event) -> type.cast(((Did) event).command()));
	}

	/** The commands of one type that anybody did. */
	<C extends Command> Stream<C> done(Class<C> type) {
		return processes().stream().flatMap((process) -> done(process, type, Answer.DONE));
	}

	boolean isDead(int process) {
		return this.reasons.containsKey(process);
	}

	ExitReason reason(int process) {
		return this.reasons.get(process);
	}

	boolean diedOf(int process, ExitReason reason) {
		return reason.equals(reason(process));
	}

	Stream<Integer> diedOf(ExitReason reason) {
		return this.reasons.keySet().stream().filter((process) -> diedOf(process, reason));
	}

	Set<Integer> living() {
		return processes().stream().filter((process) -> !isDead(process)).collect(Collectors.toSet());
	}

	/** Whether it held the name at some time. */
	boolean took(int process, String name) {
		return isBornWith(process, name)
				|| done(process, Register.class, Answer.DONE).anyMatch((register) -> register.name().equals(name));
	}

	boolean mayTake(int process, String name) {
		return isBornWith(process, name) || this.program.has(Register.class,
				(register) -> register.actor() == process && register.name().equals(name));
	}

	private boolean isBornWith(int process, String name) {
		return this.program.has(Spawn.class, (spawn) -> spawn.child() == process && spawn.name().equals(name));
	}

	/** Whether it was sent as a signal, and is not told by a link. */
	boolean isSignal(int receiver, Exited exited) {
		return this.program.has(Signal.class, (signal) -> signal.actor() == exited.process()
				&& signal.target() == receiver && signal.reason().equals(exited.reason()));
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.events.forEach((process, all) -> {
			text.append("\n    ").append(Command.who(process));
			text.append(isDead(process) ? " (" + reason(process) + ")" : " (alive)");
			all.forEach((event) -> text.append("\n      ")
				.append((event instanceof Did did) ? did.command() + ": " + did.answer() : "gets " + event));
		});
		return text.toString();
	}

}
