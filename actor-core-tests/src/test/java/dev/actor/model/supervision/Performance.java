package dev.actor.model.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.actor.process.CallException;

/**
 * Carries a program out, command after command, on a stage and in the model, and compares
 * all that can be seen.
 */
final class Performance {

	private final Stage stage;

	private final ModelWorld model;

	Performance(Stage stage, Place root) {
		this.stage = stage;
		this.model = new ModelWorld(root);
	}

	/** What is not as in the model. */
	Optional<String> play(Program program) {
		for (Command command : program.commands()) {
			Optional<String> difference = playIfItApplies(command);
			if (difference.isPresent()) {
				return difference;
			}
		}
		return playIfItApplies(new Command.Stop(program.root().id(), Ending.SHUTDOWN));
	}

	private Optional<String> playIfItApplies(Command command) {
		if (!this.model.applies(command)) {
			return Optional.empty();
		}
		for (Command part : parts(command)) {
			Optional<String> difference = play(part);
			if (difference.isPresent()) {
				return difference.map((text) -> part + "\n" + text);
			}
		}
		return Optional.empty();
	}

	/** In what order orphans end and their supervisor is started again would be open. */
	private List<Command> parts(Command command) {
		if (command instanceof Command.Kill(String killed)) {
			ModelProcess above = this.model.alive(killed).orElseThrow().parent;
			if (above != null && !above.isSuspended) {
				String id = above.place.id();
				return List.of(new Command.Suspend(id), command, new Command.Resume(id));
			}
		}
		return List.of(command);
	}

	private Optional<String> play(Command command) {
		this.model.perform(command);
		try {
			this.stage.perform(command);
			this.model.answers().keySet().forEach(this.stage.operators()::awaitAnswer);
			return compare(command);
		}
		catch (StuckException | CallException ex) {
			return Optional
				.of("      stuck: " + ex.getMessage() + "\n" + logs(this.model.takeLog(), this.stage.takeLog()));
		}
	}

	private Optional<String> compare(Command command) {
		List<String> expected = inOrder(command, this.model.takeLog());
		List<String> actual = inOrder(command, this.stage.takeLog());
		List<String> differences = new ArrayList<>();
		List<String> alive = this.model.alive().map(ModelProcess::toString).sorted().toList();
		differ(differences, "alive", alive, this.stage.alive());
		Map<Integer, String> answers = this.model.answers();
		differ(differences, "answers", answers, this.stage.operators().answers());
		if (!expected.equals(actual) || !differences.isEmpty()) {
			differences.addFirst(logs(expected, actual));
			return Optional.of(String.join("\n", differences));
		}
		this.model.alive()
			.filter((process) -> process.place.isSupervisor() && !process.isSuspended)
			.forEach((process) -> differ(differences, "children of " + process, process.view(),
					this.stage.view(process.place.id())));
		return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", differences));
	}

	private static List<String> inOrder(Command command, List<String> log) {
		return (command instanceof Command.Kill) ? log.stream().sorted().toList() : log;
	}

	private static String logs(List<String> expected, List<String> actual) {
		return "      expected: " + expected + "\n      but was:  " + actual;
	}

	private static void differ(List<String> differences, String what, Object expected, Object actual) {
		if (!expected.equals(actual)) {
			differences.add("      " + what + "\n        expected: " + expected + "\n        but was:  " + actual);
		}
	}

}
