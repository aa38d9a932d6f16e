package dev.actor.examples;

import java.time.Duration;
import java.util.function.Consumer;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Name;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Strategy;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;

/** Actors below a supervisor, which starts them again. */
final class Workers {

	/** The names of actors that others talk to. */
	static final class WorkerName {

		static final Name<Counter.Message> COUNTER = Name.of("counter");

		static final Name<Cache.Message> CACHE = Name.of("cache");

		private WorkerName() {
		}

	}

	private Workers() {
	}

	static Actor<Integer, Echo.Message> worker(Consumer<String> out) {
		return Actor.of(0, (state, message) -> switch (message) {
			case Echo.Message.Ping ping -> {
				out.accept("Worker alive");
				yield Next.state(state);
			}
			case Echo.Message.Stop stop -> Next.stop();
			case Echo.Message.Pong pong -> Next.state(state);
		});
	}

	static Supervisor startSupervisor(ActorSystem system, Actor<?, Echo.Message> worker) {
		return system.start(SupervisorSpec.oneForOne("workers")
			.child(ActorSpec.of("worker-1", worker))
			.child(ActorSpec.of("worker-2", worker)));
	}

	static Supervisor startNamedSupervisor(ActorSystem system) {
		return system.start(SupervisorSpec.oneForOne("services")
			.child(ActorSpec.of(WorkerName.COUNTER, Counter.actor()))
			.child(ActorSpec.of(WorkerName.CACHE, Cache.actor(100))));
	}

	static Supervisor startApplication(ActorSystem system, Actor<?, Echo.Message> worker) {
		return system.start(SupervisorSpec.oneForOne("application")
			.child(ActorSpec.of(WorkerName.COUNTER, Counter.actor()))
			.child(ActorSpec.of(WorkerName.CACHE, Cache.actor(100)))
			.child(SupervisorSpec.oneForOne("workers")
				.intensity(2, Duration.ofMinutes(1))
				.child(ActorSpec.of("worker-1", worker))
				.child(ActorSpec.of("worker-2", worker))));
	}

	static Supervisor startCustomSupervisor(ActorSystem system, Actor<?, Echo.Message> worker) {
		return system.start(SupervisorSpec.oneForOne("custom")
			.intensity(5, Duration.ofSeconds(60))
			.child(ActorSpec.of("worker", worker), Restart.TRANSIENT));
	}

	static Supervisor oneForOneSupervisor(ActorSystem system, Actor<?, Echo.Message> worker) {
		return system.start(firstAndSecond(Strategy.ONE_FOR_ONE, worker));
	}

	static Supervisor oneForAllSupervisor(ActorSystem system, Actor<?, Echo.Message> worker) {
		return system.start(firstAndSecond(Strategy.ONE_FOR_ALL, worker));
	}

	static Supervisor restForOneSupervisor(ActorSystem system, Actor<?, Echo.Message> worker) {
		return system.start(firstAndSecond(Strategy.REST_FOR_ONE, worker));
	}

	private static SupervisorSpec firstAndSecond(Strategy strategy, Actor<?, Echo.Message> worker) {
		return SupervisorSpec.of("workers", strategy)
			.child(ActorSpec.of("first", worker))
			.child(ActorSpec.of("second", worker));
	}

}
