package dev.actor.benchmarks.contender;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
final class SupervisedContender implements Contender<Subject<Object>> {

	private final ActorContender actors = new ActorContender();

	private final AtomicInteger supervisors = new AtomicInteger();

	@Override
	public Supplier<Subject<Object>> definition(Handler handler) {
		Actor<Handler, Object> actor = Actor.of(handler, ActorContender::handle);
		DynamicSupervisor<String, Started<Object>> supervisor = this.actors.system()
			.start(DynamicSupervisorSpec.of("supervisor-" + this.supervisors.incrementAndGet(),
					(spawner, argument) -> actor.start(spawner)));
		return () -> supervisor.startChild("argument").subject();
	}

	@Override
	public Subject<Object> startParent(Function<Own<Subject<Object>>, Handler> handler) {
		return this.actors.startParent(handler);
	}

	@Override
	public void send(Subject<Object> to, Object message) {
		to.send(message);
	}

	@Override
	public Subject<Object> startEcho() {
		return this.actors.startEcho();
	}

	@Override
	public void ask(Subject<Object> echo) {
		this.actors.ask(echo);
	}

	@Override
	public void ask(Subject<Object> echo, Asking asking) throws InterruptedException {
		this.actors.ask(echo, asking);
	}

	@Override
	public void close() {
		this.actors.close();
	}

}
