package dev.actor.model;

import java.util.List;
import java.util.Optional;

import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Kind;
import dev.actor.model.Command.Take;
import dev.actor.model.Command.Wanted;
import dev.actor.model.Model.Step;

/**
 * Carries commands out one after the other, each when the one before it has had its
 * effect, and compares all that can be seen with the model.
 */
final class Sequence {

	private final Stage stage;

	private final Model model = new Model();

	Sequence(Stage stage) {
		this.stage = stage;
	}

	Model model() {
		return this.model;
	}

	/**
	 * From the first command to the end of all processes.
	 * @return what is not as in the model
	 */
	Optional<String> play(List<Command> program) {
		Optional<String> difference = playAll(program);
		return difference.isPresent() ? difference : playTheEnd();
	}

	Optional<String> playAll(List<Command> program) {
		for (Command command : program) {
			Optional<String> difference = play(command);
			if (difference.isPresent()) {
				return difference.map((text) -> "'" + command + "': " + text);
			}
		}
		return Optional.empty();
	}

	private Optional<String> play(Command command) {
		Step step = this.model.step(command);
		if (!step.applies()) {
			return Optional.empty();
		}
		int order = this.stage.order(command);
		if (!this.stage.awaitReports(() -> isOver(order, step))) {
			return Optional.of("expected " + expectation(step) + " but " + this.stage.reasons());
		}
		if (!step.answers().isEmpty()) {
			Object answer = this.stage.answer(order);
			if (!step.answers().contains(answer)) {
				return Optional.of("expected " + expectation(step) + " but the answer was " + answer);
			}
			this.model.answered(command, answer);
		}
		return compare();
	}

	private boolean isOver(int order, Step step) {
		return (step.answers().isEmpty() || this.stage.isAnswered(order)) && step.ended()
			.stream()
			.allMatch((process) -> !process.watched || this.stage.reasons().containsKey(process.number));
	}

	private static String expectation(Step step) {
		return "an answer of " + step.answers() + " and the end of "
				+ step.ended().stream().map((process) -> Command.who(process.number)).toList();
	}

	private Optional<String> compare() {
		World expected = this.model.world();
		if (!this.stage.awaitSight(() -> this.stage.world().equals(expected))) {
			return Optional.of("expected" + expected + "\n  but was" + this.stage.world());
		}
		for (ModelProcess process : this.model.processes()) {
			if (process.watched && !process.isAlive()
					&& !process.reason.equals(this.stage.reasons().get(process.number))) {
				return Optional.of("expected the end of " + Command.who(process.number) + " with " + process.reason
						+ " but " + this.stage.reasons());
			}
		}
		return Optional.empty();
	}

	/**
	 * Takes all mail, kills everybody, and looks at what the behaviours have received.
	 */
	private Optional<String> playTheEnd() {
		for (ModelProcess process : this.model.processes()) {
			while (process.isAlive() && process.kind == Kind.BODY && process.waiting.size() > 0) {
				Command take = new Take(process.number, Wanted.ANYTHING, 0);
				Optional<String> difference = playAll(List.of(take));
				if (difference.isPresent()) {
					return difference;
				}
			}
		}
		for (ModelProcess process : this.model.processes()) {
			Optional<String> difference = playAll(List.of(new Kill(Command.TEST, process.number)));
			if (difference.isPresent()) {
				return difference;
			}
		}
		return compareReceived();
	}

	private Optional<String> compareReceived() {
		for (ModelProcess process : this.model.processes()) {
			Probe probe = this.stage.probe(process.number);
			List<Mail> received = this.stage.diary(probe)
				.stream()
				.filter(Mail.class::isInstance)
				.map(Mail.class::cast)
				.toList();
			if (!process.received.agreeWith(received, process.died)) {
				return Optional.of(Command.who(process.number) + " should have received " + process.received
						+ " but received " + received);
			}
			if (!process.stopping.equals(probe.stopping())) {
				return Optional.of(Command.who(process.number) + " should have cleaned up for " + process.stopping
						+ " but did for " + probe.stopping());
			}
		}
		return Optional.empty();
	}

}
