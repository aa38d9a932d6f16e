package dev.actor.model.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.Optional;

import dev.actor.model.supervision.Command.Plan;

/** Makes a program that fails smaller, as long as it still fails. */
final class Shrinking {

	private static final int ATTEMPTS = 600;

	private final Function<Program, Optional<String>> trial;

	private Program program;

	private String finding;

	private int attempts;

	/**
	 * Begins with a program that has failed.
	 * @param finding what came of it
	 * @param trial what comes of a smaller one
	 */
	Shrinking(Program program, String finding, Function<Program, Optional<String>> trial) {
		this.program = program;
		this.finding = finding;
		this.trial = trial;
		int size;
		do {
			size = size();
			leaveOutCommands();
			leaveOutStarts();
			leaveOutPlaces();
		}
		while (size() < size && this.attempts < ATTEMPTS);
	}

	private int size() {
		return this.program.toString().length();
	}

	private void leaveOutCommands() {
		for (int part = Math.max(1, this.program.commands().size() / 2); part > 0; part /= 2) {
			for (int end = this.program.commands().size(); end > 0; end -= part) {
				List<Command> commands = new ArrayList<>(this.program.commands());
				commands.subList(Math.max(0, Math.min(end, commands.size()) - part), Math.min(end, commands.size()))
					.clear();
				keepIfItFails(new Program(this.program.root(), commands));
			}
		}
	}

	private void leaveOutStarts() {
		for (int i = 0; i < this.program.commands().size(); i++) {
			for (int j = 0; this.program.commands().get(i) instanceof Plan plan && j < plan.starts().size(); j++) {
				Luck luck = plan.starts().get(j);
				replaceIfItFails(i, plan, j, List.of());
				replaceIfItFails(i, plan, j, List.of(new Luck(luck.turn(), List.of())));
				replaceIfItFails(i, plan, j, List.of(new Luck(Luck.Turn.SUCCEEDS, luck.meanwhile())));
			}
		}
	}

	private void replaceIfItFails(int index, Plan old, int start, List<Luck> by) {
		if (this.program.commands().get(index) != old || by.contains(old.starts().get(start))) {
			return;
		}
		List<Luck> starts = new ArrayList<>(old.starts());
		starts.remove(start);
		starts.addAll(start, by);
		List<Command> commands = new ArrayList<>(this.program.commands());
		commands.set(index, new Plan(old.child(), starts));
		keepIfItFails(new Program(this.program.root(), commands));
	}

	private void leaveOutPlaces() {
		for (Place place : this.program.root().all().skip(1).toList().reversed()) {
			Place smaller = this.program.root().without(place.id());
			if (!smaller.equals(this.program.root())) {
				keepIfItFails(new Program(smaller, this.program.commands()));
			}
		}
	}

	private void keepIfItFails(Program smaller) {
		Optional<String> outcome = (this.attempts++ < ATTEMPTS) ? this.trial.apply(smaller) : Optional.empty();
		if (outcome.isPresent()) {
			this.program = smaller;
			this.finding = outcome.get();
		}
	}

	Program program() {
		return this.program;
	}

	String finding() {
		return this.finding;
	}

}
