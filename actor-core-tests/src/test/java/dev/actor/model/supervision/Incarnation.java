package dev.actor.model.supervision;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Subject;
import dev.actor.supervisor.Supervisor;

/** A process that has been started, or a supervisor that is being started. */
final class Incarnation {

	final String name;

	final Place place;

	final Incarnation parent;

	/** Completed when all who are linked to it have been told of its end. */
	final CompletableFuture<Boolean> ended = new CompletableFuture<>();

	private volatile Pid pid;

	private volatile Subject<ExitReason> orders;

	private volatile Supervisor supervisor;

	volatile boolean isSuspended;

	Incarnation(Place place, Incarnation parent, int number) {
		this.name = place.id() + ":" + number;
		this.place = place;
		this.parent = parent;
	}

	void runs(Pid started) {
		this.pid = started;
		if (this.parent != null) {
			started.onExit((reason) -> this.ended.complete(true));
		}
	}

	void runs(Subject<ExitReason> inbox) {
		this.orders = inbox;
		runs(inbox.owner().orElseThrow());
	}

	void isReachedBy(Supervisor handle) {
		this.supervisor = handle;
	}

	boolean isStarted() {
		return this.pid != null;
	}

	boolean isAlive() {
		Pid started = this.pid;
		return started != null && started.isAlive();
	}

	Pid pid() {
		return Objects.requireNonNull(this.pid);
	}

	Subject<ExitReason> orders() {
		return Objects.requireNonNull(this.orders);
	}

	Supervisor supervisor() {
		return Objects.requireNonNull(this.supervisor);
	}

	boolean isBelow(Incarnation other) {
		Incarnation above = this.parent;
		return above != null && (above == other || above.isBelow(other));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
