package dev.actor.benchmarks.contender;

import java.util.function.UnaryOperator;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Started;
import dev.actor.process.Name;
import dev.actor.process.Subject;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;

/**
 * This project, where processes are the children of a dynamic supervisor; those that a
 * process starts itself are linked to it.
 */
final class SupervisedContender extends ActorContender {

	private final DynamicSupervisor<Actor<Handler, Object>, Started<Object>> supervisor;

	private SupervisedContender(UnaryOperator<Actor<Handler, Object>> options) {
		super(ActorSystem.create("benchmark"), options);
		this.supervisor = system()
			.start(DynamicSupervisorSpec.of("processes", (spawner, child) -> child.start(spawner)));
	}

	static SupervisedContender unnamed() {
		return new SupervisedContender(UnaryOperator.identity());
	}

	/** Each process has a name, and is sent to by it. */
	static SupervisedContender named() {
		return new SupervisedContender((actor) -> actor.named(Name.unique("process")));
	}

	@Override
	Subject<Object> launch(Actor<Handler, Object> actor) {
		return this.supervisor.startChild(actor).subject();
	}

}
