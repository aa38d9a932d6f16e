package dev.actor.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Mail in the order of its arrival. What several processes send in one turn, as those
 * that die of one cause do, arrives in any order: only signals between the same two keep
 * theirs.
 */
final class Arrivals {

	private record Turn(int number, List<Mail> mail) {
	}

	private final List<Turn> turns = new ArrayList<>();

	void add(int turn, Mail mail) {
		if (this.turns.isEmpty() || this.turns.getLast().number() != turn) {
			this.turns.add(new Turn(turn, new ArrayList<>()));
		}
		this.turns.getLast().mail().add(mail);
	}

	int size() {
		return this.turns.stream().mapToInt((turn) -> turn.mail().size()).sum();
	}

	/** Of what is wanted, all that may be the oldest. */
	Set<Mail> oldest(Predicate<Mail> wanted) {
		for (Turn turn : this.turns) {
			Set<Mail> found = new LinkedHashSet<>(turn.mail().stream().filter(wanted).toList());
			if (!found.isEmpty()) {
				return found;
			}
		}
		return Set.of();
	}

	void remove(Mail mail) {
		for (Turn turn : this.turns) {
			if (turn.mail().remove(mail)) {
				break;
			}
		}
		this.turns.removeIf((turn) -> turn.mail().isEmpty());
	}

	void removeIf(Predicate<Mail> unwanted) {
		this.turns.forEach((turn) -> turn.mail().removeIf(unwanted));
		this.turns.removeIf((turn) -> turn.mail().isEmpty());
	}

	/**
	 * Whether this is what arrived.
	 * @param deadline the turn in which the receiver died: what arrived then may have
	 * come too late
	 */
	boolean agreeWith(List<Mail> received, int deadline) {
		List<Mail> rest = new ArrayList<>(received);
		for (Turn turn : this.turns) {
			List<Mail> part = rest.subList(0, Math.min(turn.mail().size(), rest.size()));
			List<Mail> expected = new ArrayList<>(turn.mail());
			boolean known = part.stream().allMatch(expected::remove);
			if (!known || !expected.isEmpty() && turn.number() < deadline) {
				return false;
			}
			part.clear();
		}
		return rest.isEmpty();
	}

	@Override
	public String toString() {
		return this.turns.stream().map(Turn::mail).toList().toString();
	}

}
