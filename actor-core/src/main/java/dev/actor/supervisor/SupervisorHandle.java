package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.StartException;
import dev.actor.process.Subject;

/** Asks the process that holds the name of the supervisor. */
final class SupervisorHandle implements Supervisor {

	private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final String name;

	private final Subject<Request> subject;

	SupervisorHandle(String name, Subject<Request> subject) {
		this.name = name;
		this.subject = subject;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Optional<Pid> pid() {
		return this.subject.owner();
	}

	@Override
	public Pid startChild(ChildSpec spec) {
		Objects.requireNonNull(spec, "spec");
		return switch (ask((reply) -> new Request.StartChild(spec, reply))) {
			case Request.Outcome.Started started -> started.pid();
			case Request.Outcome.NotStarted failed -> throw new StartException(spec.id(), failed.error());
			case Request.Outcome.Refused refused -> throw refused("start", spec.id(), refused);
			case Request.Outcome.Done done -> throw unexpected(done);
			case Request.Outcome.NotFound notFound -> throw unexpected(notFound);
		};
	}

	@Override
	public boolean terminateChild(String id) {
		return found(id, ask((reply) -> new Request.TerminateChild(id, reply)), "terminate");
	}

	@Override
	public boolean deleteChild(String id) {
		return found(id, ask((reply) -> new Request.DeleteChild(id, reply)), "delete");
	}

	private boolean found(String id, Request.Outcome outcome, String operation) {
		return switch (outcome) {
			case Request.Outcome.Done done -> true;
			case Request.Outcome.NotFound notFound -> false;
			case Request.Outcome.Refused refused -> throw refused(operation, id, refused);
			case Request.Outcome.Started started -> throw unexpected(started);
			case Request.Outcome.NotStarted failed -> throw unexpected(failed);
		};
	}

	private Request.Outcome ask(Function<Reply<Request.Outcome>, Request> request) {
		return this.subject.call(request, FOREVER);
	}

	private IllegalStateException refused(String operation, String id, Request.Outcome.Refused refused) {
		return new IllegalStateException(
				"Supervisor '%s' cannot %s child '%s': %s".formatted(this.name, operation, id, refused.why()));
	}

	private static IllegalStateException unexpected(Request.Outcome outcome) {
		return new IllegalStateException("A supervisor answered " + outcome);
	}

	@Override
	public TreeNode tree() {
		Optional<ProcessInfo> info = pid().flatMap(Pid::info);
		return new TreeNode(this.name, TreeNode.Kind.SUPERVISOR,
				info.isPresent() ? TreeNode.State.RUNNING : TreeNode.State.STOPPED, info.map(ProcessInfo::pid), 0,
				info.map(ProcessInfo::mailboxLength).orElse(0), Optional.empty(),
				info.map(ChildStatus::childrenOf).orElse(List.of()));
	}

	@Override
	public String toString() {
		return "supervisor '" + this.name + "'";
	}

}
