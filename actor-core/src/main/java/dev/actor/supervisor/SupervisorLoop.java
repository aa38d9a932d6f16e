package dev.actor.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.actor.inspect.TreeNode.State;
import dev.actor.internal.Nanos;
import dev.actor.process.Behavior;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.FailedToStartChild;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running supervisor. Everything that it does to a child it does in its own process,
 * one thing after the other.
 */
final class SupervisorLoop implements Behavior<Request> {

	private static final Logger logger = LoggerFactory.getLogger(SupervisorLoop.class);

	private final SupervisorSpec spec;

	private final RestartWindow window;

	private final List<Child> children = new ArrayList<>();

	private volatile ChildStatus.Siblings snapshot = new ChildStatus.Siblings(List.of());

	private @Nullable Subject<Request> own;

	SupervisorLoop(SupervisorSpec spec) {
		this.spec = spec;
		this.window = new RestartWindow(spec.intensity(), spec.period());
	}

	@Override
	public Selector<Request> start(Process self) {
		self.trapExits(true);
		Subject<Request> subject = self.subject();
		this.own = subject;
		for (ChildSpec childSpec : this.spec.children()) {
			Child child = new Child(childSpec);
			try {
				child.running(start(self, childSpec));
			}
			catch (StartException ex) {
				stopAll(self);
				throw self.exit(ExitReason.shutdown(new FailedToStartChild(childSpec.id(), ex.error())));
			}
			this.children.add(child);
			publish();
		}
		return Selector.of(subject)
			.select(self.subject(Name.<Object>of(this.spec.name())),
					(message) -> (message instanceof Request request) ? request : new Request.Junk(message))
			.trappedExits(Request.Died::new);
	}

	@Override
	public @Nullable Selector<Request> handle(Process self, Request request) {
		switch (request) {
			case Request.Died died -> childDied(self, died.exit());
			case Request.Retry retry -> {
				if (retry.child().state == State.RESTARTING && this.children.contains(retry.child())) {
					restart(self, retry.child());
				}
			}
			case Request.Junk junk -> logger.warn("Supervisor '{}' ignores a message that is not for it: {}",
					this.spec.name(), junk.message().getClass().getName());
			case Request.StartChild start -> answer(start.reply(), startChild(self, start.spec()));
			case Request.TerminateChild terminate -> answer(terminate.reply(), terminateChild(self, terminate.id()));
			case Request.DeleteChild delete -> answer(delete.reply(), deleteChild(delete.id()));
		}
		publish();
		return null;
	}

	@Override
	public void stopping(Process self, ExitReason reason) {
		stopAll(self);
	}

	@Override
	public Object snapshot() {
		return this.snapshot;
	}

	private void publish() {
		this.snapshot = new ChildStatus.Siblings(this.children.stream().map(Child::status).toList());
	}

	private void childDied(Process self, Exit exit) {
		Optional<Child> found = this.children.stream().filter((child) -> child.pid == exit.pid()).findFirst();
		if (found.isEmpty()) {
			return;
		}
		Child child = found.get();
		child.ended(State.STOPPED, exit.reason());
		if (child.spec.restart().applies(exit.reason())) {
			restart(self, child);
		}
		else if (child.spec.restart() == Restart.TEMPORARY) {
			this.children.remove(child);
		}
	}

	private void restart(Process self, Child child) {
		ExitReason reason = Objects.requireNonNull(child.lastExit);
		if (!this.window.admits(self.monotonicNanos())) {
			logger.error("Supervisor '{}' gives up: its children ended more than {} times within {} ms, last '{}' ({})",
					this.spec.name(), this.spec.intensity(), Nanos.toMillis(this.spec.period()), child.spec.id(),
					reason);
			self.announce((listener) -> listener.gaveUp(this.spec.name(), child.spec.id(), reason));
			throw self.exit(ExitReason.SHUTDOWN);
		}
		try {
			child.running(start(self, child.spec));
			child.restarts++;
			publish();
			logger.warn("Supervisor '{}' has restarted '{}' as {}, which had ended: {}", this.spec.name(),
					child.spec.id(), child.pid, reason);
			self.announce((listener) -> listener.restarted(this.spec.name(), child.spec.id(), reason));
		}
		catch (StartException ex) {
			logger.warn("Supervisor '{}' tries again, for {}", this.spec.name(), ex.getMessage());
			child.ended(State.RESTARTING, ExitReason.abnormal(ex));
			// By message, so that a stop or an operator gets a word in between attempts.
			Objects.requireNonNull(this.own).send(new Request.Retry(child));
		}
	}

	private static Pid start(Process self, ChildSpec spec) {
		Pid pid;
		try {
			pid = spec.start().start(self);
		}
		catch (StartException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			if (!self.pid().isAlive()) {
				throw ex;
			}
			ExitReason reason = (ex instanceof ExitException exit) ? exit.reason() : ExitReason.abnormal(ex);
			throw new StartException(spec.id(), new StartError.InitExited(reason));
		}
		if (pid == null) {
			throw new StartException(spec.id(), new StartError.InitFailed("its start function returned null"));
		}
		self.grace(pid, switch (spec.shutdown()) {
			case Shutdown.Within within -> within.timeout();
			case Shutdown.BrutalKill brutal -> Duration.ZERO;
			case Shutdown.Infinity infinity -> Duration.ofSeconds(Long.MAX_VALUE);
		});
		return pid;
	}

	// -- operators

	/** In this order: whoever has the answer sees what was done. */
	private void answer(Reply<Request.Outcome> reply, Request.Outcome outcome) {
		publish();
		reply.send(outcome);
	}

	private Request.Outcome startChild(Process self, ChildSpec spec) {
		Optional<Child> present = find(spec.id());
		if (present.isPresent()) {
			Pid running = present.get().pid;
			return new Request.Outcome.Refused((running != null) ? "it already runs as " + running
					: "it is already there, but does not run; delete it first");
		}
		try {
			Child child = new Child(spec);
			child.running(start(self, spec));
			this.children.add(child);
			return new Request.Outcome.Started(Objects.requireNonNull(child.pid));
		}
		catch (StartException ex) {
			return new Request.Outcome.NotStarted(ex.error());
		}
	}

	private Request.Outcome terminateChild(Process self, String id) {
		Optional<Child> found = find(id);
		if (found.isEmpty()) {
			return new Request.Outcome.NotFound();
		}
		stop(self, found.get());
		if (found.get().spec.restart() == Restart.TEMPORARY) {
			this.children.remove(found.get());
		}
		return new Request.Outcome.Done();
	}

	private Request.Outcome deleteChild(String id) {
		Optional<Child> found = find(id);
		if (found.isEmpty()) {
			return new Request.Outcome.NotFound();
		}
		if (found.get().state != State.STOPPED) {
			return new Request.Outcome.Refused("it is " + found.get().state + "; terminate it first");
		}
		this.children.remove(found.get());
		return new Request.Outcome.Done();
	}

	private Optional<Child> find(String id) {
		return this.children.stream().filter((child) -> child.spec.id().equals(id)).findFirst();
	}

	// -- stopping

	private void stopAll(Process self) {
		for (Child child : this.children.reversed()) {
			stop(self, child);
		}
		publish();
	}

	/** Returns when the child is dead. Its exit message finds no child with its pid. */
	private void stop(Process self, Child child) {
		Pid pid = child.pid;
		if (pid == null) {
			child.state = State.STOPPED;
			return;
		}
		Monitor monitor = self.monitor(pid);
		Selector<Down> down = Selector.<Down>empty().monitor(monitor, (message) -> message);
		Down end = switch (child.spec.shutdown()) {
			case Shutdown.BrutalKill kill -> killed(self, pid, down);
			case Shutdown.Infinity infinity -> {
				pid.sendExit(ExitReason.SHUTDOWN);
				yield self.receiveForever(down);
			}
			case Shutdown.Within within -> {
				pid.sendExit(ExitReason.SHUTDOWN);
				yield self.receive(down, within.timeout()).orElseGet(() -> {
					logger.warn("Supervisor '{}' kills '{}' {}, which did not stop within {} ms", this.spec.name(),
							child.spec.id(), pid, Nanos.toMillis(within.timeout()));
					return killed(self, pid, down);
				});
			}
		};
		child.ended(State.STOPPED, end.reason());
	}

	private static Down killed(Process self, Pid pid, Selector<Down> down) {
		pid.kill();
		return self.receiveForever(down);
	}

}
