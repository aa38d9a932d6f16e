package dev.actor.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.actor.process.Body;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;

/** Processes that are linked, and processes that watch. */
final class Ties {

	private Ties() {
	}

	static Pid linkedProcesses(Process parent, Body work, Consumer<String> out) {
		Pid child = parent.spawn((self) -> {
			out.accept("Child process started");
			work.run(self);
			out.accept("Child process exiting");
		});
		out.accept("Parent waiting...");
		parent.sleep(Duration.ofSeconds(2));
		return child;
	}

	static Monitor monitoredProcess(Process self, Body work, Duration wait, Consumer<String> out) {
		Monitor monitor = self.spawnMonitored((monitored) -> {
			out.accept("Monitored process started");
			work.run(monitored);
		});
		Optional<Down> down = self.receive(Selector.<Down>empty().monitor(monitor, (message) -> message), wait);
		out.accept(down.isPresent() ? "Process exited" : "Still running");
		return monitor;
	}

	static Optional<Exit> trapExits(Process self, Body work, Duration wait, Consumer<String> out) {
		boolean before = self.trapExits(true);
		try {
			Pid child = self.spawn((process) -> {
				out.accept("Child starting");
				work.run(process);
			});
			Selector<Exit> exits = Selector.<Exit>empty().trappedExits((exit) -> exit);
			Optional<Exit> caught = self.receive(exits, wait);
			if (caught.isEmpty()) {
				// Nothing of it may arrive later, when nobody expects it.
				self.unlink(child);
				caught = self.receive(exits, Duration.ZERO);
			}
			out.accept(caught.isPresent() ? "Caught exit from child" : "No exit received");
			return caught;
		}
		finally {
			self.trapExits(before);
		}
	}

	static Optional<Down> monitorPool(Process self, List<Pid> workers, Duration wait, Consumer<String> out) {
		List<Monitor> monitors = workers.stream().map(self::monitor).toList();
		try {
			Optional<Down> failure = firstFailure(self, monitors, wait);
			out.accept(failure.isPresent() ? "Worker failed" : "All workers healthy");
			return failure;
		}
		finally {
			monitors.forEach(self::demonitor);
		}
	}

	/** A worker that has done its work and ends normally has not failed. */
	private static Optional<Down> firstFailure(Process self, List<Monitor> monitors, Duration wait) {
		Selector<Down> selector = Selector.empty();
		for (Monitor monitor : monitors) {
			selector = selector.monitor(monitor, (down) -> down);
		}
		long deadline = self.monotonicNanos() + wait.toNanos();
		Optional<Down> down;
		do {
			Duration left = Duration.ofNanos(Math.max(0, deadline - self.monotonicNanos()));
			down = self.receive(selector, left);
		}
		while (down.isPresent() && !down.get().reason().isAbnormal());
		return down;
	}

}
