package dev.actor.test;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

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

	/** Null until it has begun. */
	private volatile @Nullable Thread thread;

	private final Runnable body;

	/** It was unparked before it parked. */
	boolean permit;

	volatile State state = State.READY;

	Player(Stage stage, Runnable body) {
		this.stage = stage;
		this.body = body;
	}

	/** The calling thread, which runs. */
	Player() {
		this.stage = null;
		this.thread = Thread.currentThread();
		this.body = () -> {
		};
		this.state = State.RUNNING;
	}

	@Nullable Stage stage() {
		return this.stage;
	}

	Thread thread() {
		return Objects.requireNonNull(this.thread, "It has not begun");
	}

	/** The calling thread plays it. */
	void run() {
		this.thread = Thread.currentThread();
		this.body.run();
	}

	/** Its turn has come. */
	void go(Consumer<Player> play) {
		this.state = State.RUNNING;
		Thread present = this.thread;
		if (present != null || this.stage == null) {
			LockSupport.unpark(present);
		}
		else {
			this.stage.execute(() -> play.accept(this));
		}
	}

	/** Which process it runs, and where it is. */
	String describe() {
		StringBuilder text = new StringBuilder(process());
		Thread present = this.thread;
		for (StackTraceElement element : (present != null) ? present.getStackTrace() : new StackTraceElement[0]) {
			text.append("\n\tat ").append(element);
		}
		return text.toString();
	}

	private String process() {
		Thread present = this.thread;
		Object process = switch ((present != null) ? present.getUncaughtExceptionHandler() : null) {
			case Seat seat -> seat.process();
			case Process body -> body.pid();
			case null, default -> null;
		};
		if (process instanceof Pid pid) {
			return pid.label().isEmpty() ? "process " + pid : Chronicle.name(pid);
		}
		return "a thread of system '" + ((this.stage != null) ? this.stage.name() : "") + "'";
	}

}
