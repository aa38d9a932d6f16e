package dev.actor.supervisor;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.actor.internal.Nanos;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the children of one supervisor, in its process. Waits on monitors and not on
 * links: a child may have unlinked itself.
 */
final class Stopper {

	private static final Logger logger = LoggerFactory.getLogger(Stopper.class);

	private final String supervisor;

	private final Siblings siblings;

	Stopper(String supervisor, Siblings siblings) {
		this.supervisor = supervisor;
		this.siblings = siblings;
	}

	/** One after the other. */
	void stopInTurn(Process self, Collection<Child> children) {
		for (Child child : children) {
			stop(self, child);
		}
	}

	/** Returns when the child is dead. */
	void stop(Process self, Child child) {
		Pid pid = child.running();
		if (pid == null) {
			this.siblings.stopped(child, null);
			return;
		}
		Monitor monitor = self.monitor(pid);
		Selector<Down> down = Selector.<Down>empty().monitor(monitor, (message) -> message);
		Shutdown shutdown = child.spec().shutdown();
		shutdown.tell(pid);
		Down end = (shutdown instanceof Shutdown.Within(Duration timeout))
				? self.receive(down, timeout).orElseGet(() -> killed(self, child, pid, down))
				: self.receiveForever(down);
		ended(self, child, end);
	}

	private Down killed(Process self, Child child, Pid pid, Selector<Down> down) {
		logger.warn("Supervisor '{}' kills '{}' {}, which did not stop within {} ms", this.supervisor, child.id(), pid,
				Nanos.toMillis(child.spec().shutdown().time()));
		pid.kill();
		return self.receiveForever(down);
	}

	/** All at the same time, within the time that one has. */
	void stopTogether(Process self, List<Child> children, Shutdown shutdown) {
		Map<Monitor, Child> waiting = new LinkedHashMap<>();
		for (Child child : children) {
			Pid pid = child.running();
			if (pid == null) {
				this.siblings.stopped(child, null);
			}
			else {
				waiting.put(self.monitor(pid), child);
				shutdown.tell(pid);
			}
		}
		if (shutdown instanceof Shutdown.Within(Duration timeout)) {
			await(self, waiting, Nanos.of(timeout, "timeout"));
			waiting.keySet().forEach((monitor) -> monitor.pid().kill());
			if (!waiting.isEmpty()) {
				logger.warn("Supervisor '{}' kills {} of its {} children, which did not stop within {} ms",
						this.supervisor, waiting.size(), children.size(), Nanos.toMillis(timeout));
			}
		}
		await(self, waiting, Long.MAX_VALUE);
	}

	private void await(Process self, Map<Monitor, Child> waiting, long nanos) {
		Selector<Down> downs = Selector.<Down>empty().monitors((down) -> down);
		long begin = self.monotonicNanos();
		while (!waiting.isEmpty()) {
			long left = (nanos == Long.MAX_VALUE) ? nanos : Math.max(0, nanos - (self.monotonicNanos() - begin));
			Optional<Down> down = self.receive(downs, Duration.ofNanos(left));
			if (down.isEmpty()) {
				return;
			}
			Child child = waiting.remove(down.get().monitor());
			if (child != null) {
				ended(self, child, down.get());
			}
		}
	}

	private void ended(Process self, Child child, Down down) {
		ExitReason reason = reason(self, down);
		if (!isExpected(child, reason)) {
			logger.error("Supervisor '{}' has stopped '{}' {}, which ended for a reason of its own: {}",
					this.supervisor, child.id(), down.pid(), reason);
		}
		this.siblings.stopped(child, reason);
	}

	/** Also takes the child's exit out of the mailbox. */
	private static ExitReason reason(Process self, Down down) {
		Selector<ExitReason> exit = Selector.<ExitReason>empty().trappedExit(down.pid(), Exit::reason);
		Optional<ExitReason> told = self.receive(exit, Duration.ZERO);
		if (!down.reason().equals(ExitReason.NO_PROCESS)) {
			return down.reason();
		}
		// It was dead before it was asked, but its code may not have let go yet, and no
		// successor shall work beside it. An exit is certain to come: that of the link if
		// it is still there, or one that the attempt to link it again gives.
		return told.orElseGet(() -> {
			self.link(down.pid());
			return self.receiveForever(exit);
		});
	}

	private static boolean isExpected(Child child, ExitReason reason) {
		return switch (reason) {
			case ExitReason.Shutdown(Object detail) when detail == null -> true;
			case ExitReason.Shutdown shutdown -> child.spec().restart() != Restart.PERMANENT;
			case ExitReason.Normal normal -> child.spec().restart() != Restart.PERMANENT;
			// Told already, unless it was meant.
			case ExitReason.Killed killed -> true;
			default -> false;
		};
	}

}
