package dev.actor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.actor.model.Command.Kill;
import dev.actor.model.Command.Kind;
import dev.actor.model.Command.Spawn;
import dev.actor.model.Command.Take;
import dev.actor.model.Command.Wanted;

/**
 * Carries the commands of several processes out at the same time. What comes of it is
 * open, within the limits that {@link Histories} knows.
 */
final class Race {

	private final Stage stage;

	private final RaceProgram program;

	Race(Stage stage, RaceProgram program) {
		this.stage = stage;
		this.program = program.meaningful();
	}

	/** What must not be, if anything is. */
	Optional<String> run() {
		Optional<String> difference = new Sequence(this.stage).playAll(this.program.setting());
		if (difference.isPresent()) {
			return difference;
		}
		List<Integer> orders = giveOrders();
		if (!this.stage.awaitReports(() -> areOver(orders))) {
			return Optional.of("somebody neither answers nor ends:" + histories());
		}
		List<String> missing = awaitWhatMustCome();
		if (!missing.isEmpty()) {
			return Optional.of(missing + " in" + histories() + "\n  and now" + this.stage.world());
		}
		Set<Integer> survivors = histories().living();
		survivors.forEach((process) -> this.stage.pid(process).kill());
		if (!this.stage.awaitReports(this.stage::isOver)) {
			return Optional.of("somebody cannot be killed:" + histories());
		}
		List<String> broken = new Taboos(histories(), survivors).broken();
		return broken.isEmpty() ? Optional.empty() : Optional.of(broken + " in" + histories());
	}

	private List<Integer> giveOrders() {
		List<Integer> orders = new ArrayList<>();
		this.stage.lowerCurtain();
		for (Command command : this.program.race()) {
			orders.add(this.stage.order(command));
		}
		this.stage.raiseCurtain();
		return orders;
	}

	private boolean areOver(List<Integer> orders) {
		for (int i = 0; i < orders.size(); i++) {
			if (!this.stage.isAnswered(orders.get(i)) && isAlive(this.program.race().get(i).actor())) {
				return false;
			}
		}
		return true;
	}

	private List<String> awaitWhatMustCome() {
		List<String> missing = new ArrayList<>();
		boolean came = this.stage.awaitSight(() -> {
			takeAll();
			missing.clear();
			missing.addAll(new Duties(histories()).missing(this.stage.world()));
			return missing.isEmpty();
		});
		return came ? List.of() : missing;
	}

	private void takeAll() {
		for (Command command : this.program.setting()) {
			if (command instanceof Spawn spawn && spawn.kind() == Kind.BODY) {
				takeAll(spawn.child());
			}
		}
	}

	private void takeAll(int process) {
		Object taken = null;
		while (isAlive(process) && taken != Answer.NOTHING) {
			int order = this.stage.order(new Take(process, Wanted.ANYTHING, 0));
			this.stage.awaitReports(() -> this.stage.isAnswered(order) || !isAlive(process));
			taken = this.stage.answer(order);
		}
	}

	private boolean isAlive(int process) {
		return !this.stage.reasons().containsKey(process);
	}

	private Histories histories() {
		return new Histories(this.program, this.stage);
	}

}
