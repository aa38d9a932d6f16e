package dev.actor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a program that fails smaller: leaves commands out as long as it still fails. */
final class Shrinking {

	/** A failure takes the time of a timeout. */
	private static final int ATTEMPTS = 150;

	private final Function<List<Command>, Optional<String>> trial;

	private List<Command> program;

	private String finding;

	private int attempts;

	/**
	 * Begins with a program that has failed.
	 * @param finding what came of it
	 * @param trial what comes of a smaller one
	 */
	Shrinking(List<Command> program, String finding, Function<List<Command>, Optional<String>> trial) {
		this.program = program;
		this.finding = finding;
		this.trial = trial;
		for (int part = Math.max(1, program.size() / 2); part > 0; part /= 2) {
			leaveOut(part);
		}
	}

	private void leaveOut(int part) {
		for (int end = this.program.size(); end > 0; end -= part) {
			List<Command> smaller = new ArrayList<>(this.program);
			smaller.subList(Math.max(0, end - part), end).clear();
			Optional<String> outcome = (this.attempts++ < ATTEMPTS) ? this.trial.apply(smaller) : Optional.empty();
			if (outcome.isPresent()) {
				this.program = smaller;
				this.finding = outcome.get();
			}
		}
	}

	List<Command> program() {
		return this.program;
	}

	String finding() {
		return this.finding;
	}

}
