package dev.actor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.actor.model.Command.Link;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Tie;
import dev.actor.model.Command.Trap;
import dev.actor.model.Command.Unlink;
import dev.actor.model.Command.Unwatch;
import dev.actor.model.Command.Watch;

/**
 * A program for several processes at the same time.
 *
 * @param setting what comes first, one command after the other, and kills nobody
 * @param race the rest; each process keeps the order of its own commands
 */
record RaceProgram(List<Command> setting, List<Command> race) {

	/** Without what is about processes or monitors that may not be there. */
	RaceProgram meaningful() {
		List<Command> first = this.setting.stream().filter(this::isAboutSomebody).toList();
		List<Command> then = new ArrayList<>();
		for (Command command : this.race) {
			boolean known = !(command instanceof Unwatch unwatch) || isKnown(unwatch, first, then);
			if (known && isAboutSomebody(command)) {
				then.add(command);
			}
		}
		return new RaceProgram(first, then);
	}

	private boolean isAboutSomebody(Command command) {
		return command.actor() == Command.TEST || isSpawned(command.actor()) && isSpawned(command.target());
	}

	private boolean isSpawned(int process) {
		return this.setting.stream().anyMatch((command) -> command instanceof Spawn spawn && spawn.child() == process);
	}

	private static boolean isKnown(Unwatch unwatch, List<Command> first, List<Command> then) {
		return Stream.concat(first.stream(), then.stream().filter((command) -> command.actor() == unwatch.actor()))
			.anyMatch((command) -> command instanceof Watch watch && watch.monitor() == unwatch.monitor());
	}

	<C extends Command> boolean has(Class<C> type, Predicate<C> predicate) {
		return commands(type).anyMatch(predicate);
	}

	<C extends Command> Stream<C> commands(Class<C> type) {
		return Stream.concat(this.setting.stream(), this.race.stream()).filter(type::isInstance).map(type::cast);
	}

	<C extends Command> Stream<C> race(Class<C> type) {
		return this.race.stream().filter(type::isInstance).map(type::cast);
	}

	/** From the end of the setting on. */
	boolean alwaysTraps(int process) {
		return trapsAfterTheSetting(process) && !races(process, false);
	}

	boolean neverTraps(int process) {
		return !trapsAfterTheSetting(process) && !races(process, true);
	}

	private boolean trapsAfterTheSetting(int process) {
		return this.setting.stream()
			.filter((command) -> command instanceof Trap trap && trap.actor() == process)
			.map(Trap.class::cast)
			.reduce((before, after) -> after)
			.map(Trap::on)
			.orElse(false);
	}

	private boolean races(int process, boolean on) {
		return this.race.contains(new Trap(process, on));
	}

	boolean mayBeLinked(int one, int other) {
		return links(one, other) > 0 || has(Spawn.class,
				(spawn) -> spawn.tie() == Tie.LINKED && areThese(spawn.actor(), spawn.child(), one, other));
	}

	/** How many commands link them. */
	long links(int one, int other) {
		return commands(Link.class).filter((link) -> areThese(link.actor(), link.target(), one, other)).count();
	}

	private static boolean areThese(int a, int b, int one, int other) {
		return a == one && b == other || a == other && b == one;
	}

}
