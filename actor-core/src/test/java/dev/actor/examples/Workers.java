package dev.actor.examples;

import java.time.Duration;
import java.util.function.Consumer;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Name;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.SupervisorSpec;

/** Actors below a supervisor, which starts them again. */
final class Workers {

	static final Name<Counter.Message> COUNTER = Name.of("counter");

	static final Name<Cache.Message> CACHE = Name.of("cache");

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

	static SupervisorSpec supervisor(Actor<?, Echo.Message> worker) {
		return SupervisorSpec.oneForOne("workers")
			.child(ActorSpec.of("worker-1", worker))
			.child(ActorSpec.of("worker-2", worker));
	}

	static SupervisorSpec namedSupervisor() {
		return SupervisorSpec.oneForOne("services")
			.child(ActorSpec.of(COUNTER.text(), Counter.actor()))
			.child(ActorSpec.of(CACHE.text(), Cache.actor(100)));
	}

	static SupervisorSpec customSupervisor(Actor<?, Echo.Message> worker) {
		return SupervisorSpec.oneForOne("custom")
			.intensity(5, Duration.ofSeconds(60))
			.child(ActorSpec.of("worker", worker), Restart.TRANSIENT);
	}

}
