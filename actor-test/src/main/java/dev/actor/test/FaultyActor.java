package dev.actor.test;

import java.util.Objects;
import java.util.function.Predicate;

/** An actor to which faults can happen. Made by {@link Faults#on}. */
public final class FaultyActor {

	private final Faults faults;

	private final String actor;

	FaultyActor(Faults faults, String actor) {
		this.faults = faults;
		this.actor = actor;
	}

	/**
	 * Chooses the message that comes next.
	 * @return what can happen to it
	 */
	public FaultPoint next() {
		return message(1);
	}

	/**
	 * Chooses a message.
	 * @param number which one from now on, 1 for the next
	 * @return what can happen to it
	 */
	public FaultPoint message(int number) {
		return new FaultPoint(this.faults, this.actor, (message) -> true, number);
	}

	/**
	 * Chooses the next message that is of some kind; {@link FaultPoint#message} chooses a
	 * later one.
	 * @param predicate which messages count; runs in the actor
	 * @return what can happen to it
	 */
	public FaultPoint matching(Predicate<Object> predicate) {
		return new FaultPoint(this.faults, this.actor, Objects.requireNonNull(predicate, "predicate"), 1);
	}

	/**
	 * Lets the next start fail, before the actor's own initialiser runs.
	 * @param exception what the start throws; an
	 * {@link dev.actor.process.InitFailedException} refuses it in an orderly way
	 */
	public void failNextStart(Exception exception) {
		this.faults.add(new Fault(this.actor, (message) -> false, 1,
				new Fault.FailStart(Objects.requireNonNull(exception, "exception"))));
	}

}
