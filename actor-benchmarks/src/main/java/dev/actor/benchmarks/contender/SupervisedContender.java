package dev.actor.benchmarks.contender;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.actor.behavior.Actor;
import dev.actor.behavior.Started;
import dev.actor.process.Subject;
import dev.actor.supervisor.DynamicSupervisor;
import dev.actor.supervisor.DynamicSupervisorSpec;

/**
 * This project, where the processes of a definition are the children of a dynamic
 * supervisor.
 */
final class SupervisedContender extends ActorContender {

	private final AtomicInteger supervisors = new AtomicInteger();

	@Override
	public Supplier<Subject<Object>> definition(Handler handler) {
		Actor<Handler, Object> actor = Actor.of(handler, ActorContender::handle);
		DynamicSupervisor<String, Started<Object>> supervisor = system().start(DynamicSupervisorSpec
			.of("supervisor-" + this.supervisors.incrementAndGet(), (spawner, argument) -> actor.start(spawner)));
		return () -> supervisor.startChild("argument").subject();
	}

}
