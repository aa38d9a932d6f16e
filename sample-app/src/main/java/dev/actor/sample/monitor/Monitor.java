package dev.actor.sample.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.actor.ActorSystem;
import dev.actor.process.CallException;
import dev.actor.process.Name;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Supervisor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The targets that are watched now. Which they are is what the supervisor says; beside it
 * stand their definitions, for when an actor cannot answer. Changes are made one at a
 * time, because of the limit.
 */
@Component
class Monitor {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final ActorSystem system;

	private final Supervisor supervisor;

	private final TargetActors actors;

	private final int limit;

	private final Map<String, Target> definitions = new ConcurrentHashMap<>();

	Monitor(ActorSystem system, @Qualifier("targets") Supervisor supervisor, TargetActors actors,
			MonitorProperties properties) {
		this.system = system;
		this.supervisor = supervisor;
		this.actors = actors;
		this.limit = properties.maxTargets();
		properties.targets().forEach(this::define);
	}

	synchronized void add(Target target) {
		if (this.supervisor.tree().children().size() >= this.limit) {
			throw TargetProblem.tooMany(this.limit);
		}
		try {
			this.supervisor.startChild(ChildSpec.of(this.actors.spec(target)));
			define(target);
		}
		catch (IllegalStateException ex) {
			throw TargetProblem.duplicate(target.id());
		}
	}

	synchronized void remove(String id) {
		String name = TargetActors.name(id);
		if (!this.supervisor.terminateChild(name) || !this.supervisor.deleteChild(name)) {
			throw TargetProblem.unknown(id);
		}
		this.definitions.remove(name);
	}

	void crash(String id) {
		find(id).send(new TargetMessage.Crash());
	}

	TargetStatus status(String id) {
		return find(id).call(TargetMessage.Status::new, PATIENCE);
	}

	/** All, also one whose actor does not answer now: nothing is known of that. */
	List<TargetStatus> statuses() {
		return this.supervisor.tree()
			.children()
			.stream()
			.flatMap((child) -> Optional.ofNullable(this.definitions.get(child.name())).stream())
			.map(this::statusOf)
			.toList();
	}

	private TargetStatus statusOf(Target target) {
		try {
			return subject(TargetActors.name(target.id())).call(TargetMessage.Status::new, PATIENCE);
		}
		catch (CallException ex) {
			return TargetStatus.of(target, List.of());
		}
	}

	private void define(Target target) {
		this.definitions.put(TargetActors.name(target.id()), target);
	}

	boolean isWatched(String id) {
		String name = TargetActors.name(id);
		return this.supervisor.tree().children().stream().anyMatch((child) -> child.name().equals(name));
	}

	/**
	 * The actor may be on its way back; only one that the supervisor does not know is
	 * unknown.
	 */
	private Subject<TargetMessage> find(String id) {
		if (!Target.isId(id)) {
			throw TargetProblem.unknown(id);
		}
		Subject<TargetMessage> subject = subject(TargetActors.name(id));
		if (subject.owner().isEmpty() && !isWatched(id)) {
			throw TargetProblem.unknown(id);
		}
		return subject;
	}

	private Subject<TargetMessage> subject(String name) {
		return this.system.subject(Name.of(name));
	}

}
