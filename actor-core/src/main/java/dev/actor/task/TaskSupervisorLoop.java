package dev.actor.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.actor.internal.Nanos;
import dev.actor.internal.RestartWindow;
import dev.actor.process.Behavior;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.RestartIntensity;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.supervisor.Shutdown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running task supervisor. It waits for nobody but at its own end, so that one task
 * that does not stop keeps no other one waiting.
 */
final class TaskSupervisorLoop implements Behavior<TaskRequest> {

	private static final Logger logger = LoggerFactory.getLogger(TaskSupervisorLoop.class);

	private final TaskSupervisorSpec spec;

	private final Map<Pid, Child> children = new LinkedHashMap<>();

	private RestartIntensity intensity = RestartIntensity.DEFAULT;

	private @Nullable RestartWindow restarts;

	private @Nullable Subject<TaskRequest> own;

	/** One task. */
	private static final class Child {

		final TaskRequest.Job job;

		final List<Reply<Boolean>> stoppers = new ArrayList<>();

		boolean stopping;

		@Nullable Timer overdue;

		Child(TaskRequest.Job job) {
			this.job = job;
		}

	}

	TaskSupervisorLoop(TaskSupervisorSpec spec) {
		this.spec = spec;
	}

	@Override
	public Selector<TaskRequest> start(Process self) {
		self.trapExits(true);
		this.intensity = this.spec.intensity(self);
		this.restarts = new RestartWindow(this.intensity.restarts(), this.intensity.period());
		Subject<TaskRequest> subject = self.subject();
		this.own = subject;
		return Selector.of(subject)
			.select(self.subject(Name.<Object>of(this.spec.name())),
					(message) -> (message instanceof TaskRequest request) ? request : new TaskRequest.Junk(message))
			.trappedExits(TaskRequest.Died::new);
	}

	@Override
	public @Nullable Selector<TaskRequest> handle(Process self, TaskRequest request) {
		switch (request) {
			case TaskRequest.Died died -> childDied(self, died.exit());
			case TaskRequest.Overdue overdue -> overdue.pid().kill();
			case TaskRequest.Junk junk -> logger.warn("Task supervisor '{}' ignores a message that is not for it: {}",
					this.spec.name(), junk.message().getClass().getName());
			case TaskRequest.Start start -> start.reply().send(startChild(self, start.job()));
			case TaskRequest.Terminate terminate -> terminate(terminate.pid(), terminate.reply());
			case TaskRequest.Children all -> all.reply().send(List.copyOf(this.children.keySet()));
		}
		return null;
	}

	@Override
	public boolean supervises() {
		return true;
	}

	private TaskRequest.Answer startChild(Process self, TaskRequest.Job job) {
		if (this.children.size() >= this.spec.maxChildren()) {
			return new TaskRequest.Answer.TooMany(this.children.size());
		}
		return new TaskRequest.Answer.Started(launch(self, job));
	}

	private Pid launch(Process self, TaskRequest.Job job) {
		Pid pid = self.spawn(job.body(), job.options());
		Shutdown.grant(self, pid, job.shutdown());
		this.children.put(pid, new Child(job));
		return pid;
	}

	private void childDied(Process self, Exit exit) {
		Child child = this.children.remove(exit.pid());
		if (child == null) {
			return;
		}
		if (child.overdue != null) {
			child.overdue.cancel();
		}
		child.stoppers.forEach((reply) -> reply.send(true));
		if (!child.stopping && child.job.restart().applies(exit.reason())) {
			restart(self, child.job, exit);
		}
	}

	private void restart(Process self, TaskRequest.Job job, Exit exit) {
		if (!Objects.requireNonNull(this.restarts).admits(self.monotonicNanos())) {
			logger.error("Task supervisor '{}' gives up: its tasks ended more than {} times within {} ms, last {} ({})",
					this.spec.name(), this.intensity.restarts(), Nanos.toMillis(this.intensity.period()), exit.pid(),
					exit.reason());
			self.announce((listener) -> listener.gaveUp(this.spec.name(), job.options().label(), exit.reason()));
			throw self.exit(ExitReason.SHUTDOWN);
		}
		Pid pid = launch(self, job);
		logger.warn("Task supervisor '{}' has started {} in place of {}, which had ended: {}", this.spec.name(), pid,
				exit.pid(), exit.reason());
		self.announce((listener) -> listener.restarted(this.spec.name(), job.options().label(), exit.reason()));
	}

	private void terminate(Pid pid, @Nullable Reply<Boolean> reply) {
		Child child = this.children.get(pid);
		if (child == null) {
			if (reply != null) {
				reply.send(false);
			}
			return;
		}
		if (reply != null) {
			child.stoppers.add(reply);
		}
		if (!child.stopping) {
			child.stopping = true;
			child.job.shutdown().tell(pid);
			if (child.job.shutdown() instanceof Shutdown.Within(Duration timeout)) {
				child.overdue = Objects.requireNonNull(this.own).sendAfter(timeout, new TaskRequest.Overdue(pid));
			}
		}
	}

	/** What an operator sees who asks for the state. */
	@Override
	public Object state() {
		return List.copyOf(this.children.keySet());
	}

	@Override
	public void replaceState(Object state) {
		throw new UnsupportedOperationException(
				"The tasks of a supervisor are not replaced from outside; start and terminate them by its handle");
	}

	/** All at once; the longest time that one of them has is the time for all. */
	@Override
	public void stopping(Process self, ExitReason reason) {
		Duration time = Duration.ZERO;
		for (Map.Entry<Pid, Child> entry : this.children.entrySet()) {
			Shutdown shutdown = entry.getValue().job.shutdown();
			self.monitor(entry.getKey());
			shutdown.tell(entry.getKey());
			if (shutdown instanceof Shutdown.Within(Duration timeout) && timeout.compareTo(time) > 0) {
				time = timeout;
			}
		}
		long begin = self.monotonicNanos();
		long nanos = Nanos.of(time, "shutdown");
		while (!this.children.isEmpty()) {
			Duration left = Duration.ofNanos(Math.max(0, nanos - (self.monotonicNanos() - begin)));
			Selector<Down> downs = Selector.<Down>empty().monitors((down) -> down);
			Optional<Down> down = self.receive(downs, left);
			if (down.isEmpty()) {
				killOverdue();
				down = Optional.of(self.receiveForever(downs));
			}
			down.ifPresent((end) -> this.children.remove(end.pid()));
		}
	}

	private void killOverdue() {
		this.children.forEach((pid, child) -> {
			if (child.job.shutdown() instanceof Shutdown.Within(Duration timeout)) {
				logger.warn("Task supervisor '{}' kills {}, which did not stop within {} ms", this.spec.name(), pid,
						Nanos.toMillis(timeout));
				pid.kill();
			}
		});
	}

}
