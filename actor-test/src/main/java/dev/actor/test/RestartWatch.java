package dev.actor.test;

import java.time.Duration;

import dev.actor.process.Pid;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/** Watches for another incarnation of an actor. Made by {@link Faults#watchRestart}. */
public final class RestartWatch {

	private final Faults faults;

	private final String actor;

	private final Pid before;

	RestartWatch(Faults faults, String actor, @Nullable Pid before) {
		if (before == null) {
			throw new IllegalStateException(
					"'%s' has never started, so that it cannot be restarted: is the name right, are the faults installed in its system, and does it have a handler?"
						.formatted(actor));
		}
		this.faults = faults;
		this.actor = actor;
		this.before = before;
	}

	/**
	 * Waits until another incarnation has started. Blocks, in the time of the system.
	 * @param timeout how long to wait
	 * @return the new incarnation, which is alive
	 * @throws AssertionError if there was none in time
	 * @throws IllegalStateException if the calling thread runs no process
	 */
	public Pid await(Duration timeout) {
		Process self = Process.current();
		Pid successor = this.faults.notices().await(self, timeout, this::successor);
		if (successor == null) {
			throw new AssertionError("'%s' was not restarted within %s: %s %s".formatted(this.actor, timeout,
					this.before, this.before.isAlive() ? "still runs"
							: "has ended, and nobody has started it again; does a supervisor look after it?"));
		}
		return successor;
	}

	private @Nullable Pid successor() {
		Pid running = this.faults.running(this.actor);
		return (running != null && running != this.before && running.isAlive()) ? running : null;
	}

}
