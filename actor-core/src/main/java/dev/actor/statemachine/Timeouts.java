package dev.actor.statemachine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import org.jspecify.annotations.Nullable;

/** The timeouts of one machine that run: one of each kind, one of each name. */
final class Timeouts<M> {

	private final Map<Object, Timeout<M>> running = new HashMap<>();

	/** Those without a time, in the order of their start. */
	private final Queue<Timeout<M>> due = new ArrayDeque<>();

	private final Subject<Timeout<M>> subject;

	/**
	 * One that was started. Has an identity, since one that was cancelled may be in the
	 * mailbox already.
	 */
	static final class Timeout<M> {

		private final Object name;

		private M event;

		private @Nullable Timer timer;

		Timeout(Object name, M event) {
			this.name = name;
			this.event = event;
		}

		M event() {
			return this.event;
		}

	}

	Timeouts(Process self) {
		this.subject = self.subject();
	}

	/** Where those whose time has come arrive. */
	Subject<Timeout<M>> subject() {
		return this.subject;
	}

	void apply(Actions.OfTimeout<M> action) {
		switch (action) {
			case Actions.Start<M>(Object name, Duration time, M event) -> start(name, time, event);
			case Actions.Cancel<M>(Object name) -> cancel(name);
			case Actions.Update<M>(Object name, M event) -> update(name, event);
		}
	}

	private void start(Object name, Duration time, M event) {
		cancel(name);
		Timeout<M> timeout = new Timeout<>(name, event);
		this.running.put(name, timeout);
		if (time.isZero()) {
			this.due.add(timeout);
		}
		else {
			timeout.timer = this.subject.sendAfter(time, timeout);
		}
	}

	void cancel(Object name) {
		Timeout<M> timeout = this.running.remove(name);
		if (timeout == null) {
			return;
		}
		if (timeout.timer != null) {
			timeout.timer.cancel();
		}
		else {
			this.due.remove(timeout);
		}
	}

	private void update(Object name, M event) {
		Timeout<M> timeout = this.running.get(name);
		if (timeout != null) {
			timeout.event = event;
		}
		else {
			start(name, Duration.ZERO, event);
		}
	}

	/** The event of one whose time has come, or null if it was cancelled meanwhile. */
	@Nullable M over(Timeout<M> timeout) {
		return this.running.remove(timeout.name, timeout) ? timeout.event : null;
	}

	/** The event of the next one without a time, or null if there is none. */
	@Nullable M next() {
		Timeout<M> timeout = this.due.poll();
		return (timeout != null) ? over(timeout) : null;
	}

}
