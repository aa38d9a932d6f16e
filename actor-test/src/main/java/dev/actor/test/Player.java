package dev.actor.test;

import java.util.concurrent.locks.LockSupport;

import dev.actor.internal.Seat;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import org.jspecify.annotations.Nullable;

/** A thread whose steps the world knows. All but the thread is under the world's lock. */
final class Player {

	/** What it does. */
	enum State {

		/** Waits for its turn. */
		READY,

		/** Runs, or waits for something that the library does not know of. */
		RUNNING,

		/** Waits in the library. */
		PARKED

	}

	/** Null for the test's thread, which belongs to no system. */
	private final @Nullable Stage stage;

	private final Thread thread;

	private boolean started;

	/** It was unparked before it parked. */
	boolean permit;

	volatile State state = State.READY;

	Player(Stage stage, Thread thread) {
		this.stage = stage;
		this.thread = thread;
	}

	/** The calling thread, which runs. */
	Player() {
		this.stage = null;
		this.thread = Thread.currentThread();
		this.started = true;
		this.state = State.RUNNING;
	}

	@Nullable Stage stage() {
		return this.stage;
	}

	Thread thread() {
		return this.thread;
	}

	/** Its turn has come. */
	void go() {
		this.state = State.RUNNING;
		if (this.started) {
			LockSupport.unpark(this.thread);
		}
		else {
			this.started = true;
			this.thread.start();
		}
	}

	/** Which process it runs, and where it is. */
	String describe() {
		StringBuilder text = new StringBuilder(process());
		for (StackTraceElement element : this.thread.getStackTrace()) {
			text.append("\n\tat ").append(element);
		}
		return text.toString();
	}

	private String process() {
		Object process = switch (this.thread.getUncaughtExceptionHandler()) {
			case Seat seat -> seat.process();
			case Process body -> body.pid();
			case null, default -> null;
		};
		if (process instanceof Pid pid) {
			return pid.label().isEmpty() ? "process " + pid : "'" + pid.label() + "' " + pid;
		}
		return "a thread of system '" + ((this.stage != null) ? this.stage.name() : "") + "'";
	}

}
