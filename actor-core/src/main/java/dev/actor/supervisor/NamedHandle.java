package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.inspect.TreeNode;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Spawner;
import dev.actor.process.StartException;
import dev.actor.process.Subject;

/** Asks the process that holds the name of the supervisor. */
abstract class NamedHandle implements SupervisorHandle {

	private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final Spawner spawner;

	private final Name<Request> name;

	private final Subject<Request> subject;

	NamedHandle(Spawner spawner, Name<Request> name) {
		this.spawner = spawner;
		this.name = name;
		this.subject = spawner.subject(name);
	}

	final Spawner spawner() {
		return this.spawner;
	}

	@Override
	public final String name() {
		return this.name.text();
	}

	@Override
	public final Optional<Pid> pid() {
		return this.subject.owner();
	}

	@Override
	public final List<ChildInfo> whichChildren() {
		return ask(Operations.class, name(), (operations, self) -> operations.siblings().infos());
	}

	@Override
	public final ChildCounts countChildren() {
		return ask(Operations.class, name(), (operations, self) -> operations.siblings().counts());
	}

	/** What whoever cannot wait for the supervisor may look at. */
	final Optional<Siblings> siblings() {
		return pid().flatMap(Pid::info)
			.map(ProcessInfo::snapshot)
			.filter(Siblings.class::isInstance)
			.map(Siblings.class::cast);
	}

	@Override
	public final TreeNode tree() {
		return tree(Integer.MAX_VALUE);
	}

	@Override
	public final TreeNode tree(int limit) {
		if (limit < 0) {
			throw new IllegalArgumentException("'limit' must not be negative, but is " + limit);
		}
		Optional<ProcessInfo> info = pid().flatMap(Pid::info);
		return new TreeNode(name(), TreeNode.Kind.SUPERVISOR,
				info.isPresent() ? TreeNode.State.RUNNING : TreeNode.State.STOPPED, info.map(ProcessInfo::pid), 0,
				info.map(ProcessInfo::mailboxLength).orElse(0), Optional.empty(), Optional.empty(), true,
				info.map((process) -> Siblings.below(process, limit)).orElse(List.of()),
				info.map((process) -> Siblings.more(process, limit)).orElse(0));
	}

	final <O extends Operations, T> T ask(Class<O> of, String child, Request.Question<? super O, T> question) {
		Request.Outcome<T> outcome = this.subject.call((reply) -> new Request.Ask<O, T>(of, question, reply), FOREVER);
		return switch (outcome) {
			case Request.Outcome.Done<T>(T value) -> value;
			case Request.Outcome.Refused<T>(ChildError error) -> throw new ChildException(name(), child, error);
			case Request.Outcome.NotStarted<T>(var error) -> throw new StartException(child, error);
			case Request.Outcome.WrongKind<T> wrong -> throw new IllegalStateException(
					"Supervisor '%s' is of another kind and cannot do that; make the handle of the spec that was started"
						.formatted(name()));
		};
	}

	@Override
	public final String toString() {
		return "supervisor '" + this.name + "'";
	}

}
