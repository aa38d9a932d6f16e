package dev.actor.benchmarks.growth;

import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Heap;
import dev.actor.process.Subject;

/** What some actors take, and how fast they are. */
final class Processes {

	/** Far from what is possible, so that it is not the rate that is measured again. */
	static final long INTERVAL_NANOS = 20_000;

	/** With fewer actors, what else lives in the JVM is more. */
	private static final int LEAST_TO_WEIGH = 10_000;

	private Processes() {
	}

	static void measure(int count, int warmup, int measure) throws InterruptedException {
		try (ActorSystem system = ActorSystem.create("benchmark")) {
			long before = Heap.live();
			List<Subject<Message>> crowd = Crowd.start(system, Actor.of("", Processes::handle), count);
			long after = Heap.live();
			Load.print("heap", after / 1e6);
			if (count >= LEAST_TO_WEIGH) {
				Load.print("bytes", (double) (after - before) / count);
			}
			Game.play(crowd, warmup);
			Load.print("rate", Game.play(crowd, measure));
			OpenLoop.run(system, crowd, INTERVAL_NANOS, warmup);
			OpenLoop.run(system, crowd, INTERVAL_NANOS, 2 * measure).print();
		}
	}

	private static Next<String, Message> handle(String state, Message message) throws InterruptedException {
		message.arrive();
		return Next.state(state);
	}

}
