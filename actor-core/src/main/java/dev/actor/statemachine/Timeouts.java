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

	private final Map<Object, Running<M>> running = new HashMap<>();

	/** Those without a time, in the order of their start. */
	private final Queue<Timeout<M>> due = new ArrayDeque<>();

	private final Subject<Timeout<M>> subject;

	/**
	 * The message of one that was started, which like each message does not change. Has
	 * an identity, since one that was cancelled may be in the mailbox already.
	 */
	static final class Timeout<M> {

		private final Object name;

		private final M event;

		private Timeout(Object name, M event) {
			this.name = name;
			this.event = event;
		}

	}

	/** One that has not brought its event yet, which may become another one. */
	private static final class Running<M> {

		private final Timeout<M> message;

		private M event;

		private @Nullable Timer timer;

		Running(Timeout<M> message) {
			this.message = message;
			this.event = message.event;
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
		Running<M> timeout = new Running<>(new Timeout<>(name, event));
		this.running.put(name, timeout);
		if (time.isZero()) {
			this.due.add(timeout.message);
		}
		else {
			timeout.timer = this.subject.sendAfter(time, timeout.message);
		}
	}

	void cancel(Object name) {
		Running<M> timeout = this.running.remove(name);
		if (timeout == null) {
			return;
		}
		if (timeout.timer != null) {
			timeout.timer.cancel();
		}
		else {
			this.due.remove(timeout.message);
		}
	}

	private void update(Object name, M event) {
		Running<M> timeout = this.running.get(name);
		if (timeout != null) {
			timeout.event = event;
		}
		else {
			start(name, Duration.ZERO, event);
		}
	}

	/** The event that one brings, or would have brought. */
	M event(Timeout<M> timeout) {
		Running<M> present = running(timeout);
		return (present != null) ? present.event : timeout.event;
	}

	/** Null if it was cancelled, or another one has its name by now. */
	private @Nullable Running<M> running(Timeout<M> timeout) {
		Running<M> present = this.running.get(timeout.name);
		return (present != null && present.message == timeout) ? present : null;
	}

	/** The event of one whose time has come, or null if it was cancelled meanwhile. */
	@Nullable M over(Timeout<M> timeout) {
		Running<M> present = running(timeout);
		if (present == null) {
			return null;
		}
		this.running.remove(timeout.name);
		return present.event;
	}

	/** The event of the next one without a time, or null if there is none. */
	@Nullable M next() {
		Timeout<M> timeout = this.due.poll();
		return (timeout != null) ? over(timeout) : null;
	}

}
