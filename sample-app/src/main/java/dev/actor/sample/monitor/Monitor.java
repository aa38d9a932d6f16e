package dev.actor.sample.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.process.CallException;
import dev.actor.process.Name;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildException;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The targets that are watched now. Their supervisor runs an actor for each; but one that
 * was itself restarted knows only those of the configuration, which {@link #restore}
 * mends. Changes are made one at a time.
 */
@Component
class Monitor {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final ActorSystem system;

	private final Supervisor supervisor;

	private final TargetActors actors;

	private final int limit;

	private final List<Target> targets;

	Monitor(ActorSystem system, @Qualifier("targets") Supervisor supervisor, TargetActors actors,
			MonitorProperties properties) {
		this.system = system;
		this.supervisor = supervisor;
		this.actors = actors;
		this.limit = properties.maxTargets();
		this.targets = new CopyOnWriteArrayList<>(properties.targets());
	}

	synchronized Target add(Target target) {
		if (find(target.id()).isPresent()) {
			throw TargetProblem.duplicate(target.id());
		}
		if (this.targets.size() >= this.limit) {
			throw TargetProblem.tooMany(this.limit);
		}
		start(target);
		this.targets.add(target);
		return target;
	}

	/** Adds it under its id or, if that is taken, its id and the first free number. */
	synchronized Target addNumbered(Target target) {
		return IntStream.iterate(1, (n) -> n + 1)
			.mapToObj((n) -> (n == 1) ? target : target.withId(target.id() + "-" + n))
			.filter((candidate) -> find(candidate.id()).isEmpty())
			.findFirst()
			.map(this::add)
			.orElseThrow();
	}

	synchronized void remove(String id) {
		Target target = require(id);
		stop(TargetActors.name(id));
		this.targets.remove(target);
	}

	/**
	 * Makes the supervisor run what is watched, and nothing else: starts what was added
	 * since the configuration was read, and stops what was removed.
	 */
	synchronized void restore() {
		Set<String> running = this.supervisor.tree()
			.children()
			.stream()
			.map(TreeNode::name)
			.collect(Collectors.toSet());
		Set<String> wanted = this.targets.stream().map(Monitor::name).collect(Collectors.toSet());
		running.stream().filter(Predicate.not(wanted::contains)).forEach(this::stop);
		this.targets.stream().filter((target) -> !running.contains(name(target))).forEach(this::start);
	}

	void crash(String id) {
		subject(require(id)).send(new TargetMessage.Crash());
	}

	TargetStatus status(String id) {
		return subject(require(id)).call(TargetMessage.Status::new, PATIENCE);
	}

	/** All are asked before the first is waited for: the patience is for all together. */
	List<TargetStatus> statuses() {
		List<CompletableFuture<TargetStatus>> answers = this.targets.stream().map(this::ask).toList();
		return answers.stream().map(CompletableFuture::join).toList();
	}

	private CompletableFuture<TargetStatus> ask(Target target) {
		try {
			return subject(target).<TargetStatus>callAsync(TargetMessage.Status::new, PATIENCE)
				.exceptionally((failure) -> TargetStatus.silent(target));
		}
		catch (CallException ex) {
			return CompletableFuture.completedFuture(TargetStatus.silent(target));
		}
	}

	private void start(Target target) {
		try {
			this.supervisor.startChild(ChildSpec.of(this.actors.spec(target)));
		}
		catch (ChildException ex) {
			// It was removed, but a restart of the supervisor has just brought it back.
			throw TargetProblem.notYet(target.id(), ex);
		}
	}

	/** Does nothing if the supervisor, just restarted, does not know it. */
	private void stop(String name) {
		if (this.supervisor.terminateChild(name)) {
			this.supervisor.deleteChild(name);
		}
	}

	private Target require(String id) {
		return find(id).orElseThrow(() -> TargetProblem.unknown(id));
	}

	private Optional<Target> find(String id) {
		return this.targets.stream().filter((target) -> target.id().equals(id)).findFirst();
	}

	private Subject<TargetMessage> subject(Target target) {
		return this.system.subject(Name.of(name(target)));
	}

	private static String name(Target target) {
		return TargetActors.name(target.id());
	}

}
