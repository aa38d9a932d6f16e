package dev.actor.process;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on to all listeners, and keeps what they throw from the processes. */
final class Listeners implements MessageListener {

	private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

	private final List<ProcessListener> listeners;

	Listeners(List<? extends ProcessListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	/** Null when there is nobody to tell, so that nothing has to be measured for it. */
	@Nullable Listeners orNull() {
		return this.listeners.isEmpty() ? null : this;
	}

	/** Whether somebody wants to be told of each message. */
	boolean followMessages() {
		return this.listeners.stream().anyMatch(MessageListener.class::isInstance);
	}

	@Override
	public void spawned(Pid pid) {
		tell((listener) -> listener.spawned(pid));
	}

	@Override
	public void exited(Pid pid, String label, ExitReason reason, long handled) {
		tell((listener) -> listener.exited(pid, label, reason, handled));
	}

	@Override
	public void crashed(CrashReport report) {
		tell((listener) -> listener.crashed(report));
	}

	@Override
	public void linked(Pid pid, Pid peer) {
		tell((listener) -> listener.linked(pid, peer));
	}

	@Override
	public void monitored(Pid watcher, Pid watched) {
		tell((listener) -> listener.monitored(watcher, watched));
	}

	@Override
	public void slowHandler(Pid pid, String label, Object message, long nanos) {
		tell((listener) -> listener.slowHandler(pid, label, message, nanos));
	}

	@Override
	public void sampled(Pid pid, String label, Object message, long nanos) {
		tell((listener) -> listener.sampled(pid, label, message, nanos));
	}

	@Override
	public void handled(Pid pid, String label, Object message, long nanos) {
		// Not by way of the others: each message would make an object for it.
		for (ProcessListener listener : this.listeners) {
			if (listener instanceof MessageListener each) {
				try {
					each.handled(pid, label, message, nanos);
				}
				catch (RuntimeException ex) {
					failed(listener, ex);
				}
			}
		}
	}

	@Override
	public void waited(Pid pid, String label, Object message, long nanos) {
		tell((listener) -> listener.waited(pid, label, message, nanos));
	}

	@Override
	public void called(Object callee, CallOutcome outcome) {
		// Comes with each call, like what comes with each message.
		for (ProcessListener listener : this.listeners) {
			try {
				listener.called(callee, outcome);
			}
			catch (RuntimeException ex) {
				failed(listener, ex);
			}
		}
	}

	@Override
	public void callSampled(Pid callee, CallOutcome outcome, long nanos) {
		tell((listener) -> listener.callSampled(callee, outcome, nanos));
	}

	@Override
	public void stuckHandler(Pid pid, String label, Object message, long nanos, List<StackTraceElement> stack) {
		tell((listener) -> listener.stuckHandler(pid, label, message, nanos, stack));
	}

	@Override
	public void callCycle(List<Pid> cycle) {
		tell((listener) -> listener.callCycle(cycle));
	}

	@Override
	public void unanswered(Pid callee, String label, Object request) {
		tell((listener) -> listener.unanswered(callee, label, request));
	}

	@Override
	public void unsupervised(Pid pid, String label) {
		tell((listener) -> listener.unsupervised(pid, label));
	}

	@Override
	public void deadLetter(DeadLetter letter) {
		tell((listener) -> listener.deadLetter(letter));
	}

	@Override
	public void mailboxCrossed(Pid pid, String label, int length) {
		tell((listener) -> listener.mailboxCrossed(pid, label, length));
	}

	void tell(Consumer<ProcessListener> event) {
		for (ProcessListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				failed(listener, ex);
			}
		}
	}

	private static void failed(ProcessListener listener, RuntimeException ex) {
		logger.warn("Listener {} failed and is ignored for this event", listener, ex);
	}

}
