package dev.actor.benchmarks.growth;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.process.Subject;

/** Many actors of one definition. */
final class Crowd {

	/** Who starts an actor waits for it; so several do it at once. */
	private static final int STARTERS = 16;

	private Crowd() {
	}

	/** Comes back when each of them has handled one message. */
	static List<Subject<Message>> start(ActorSystem system, Actor<?, Message> definition, int count)
			throws InterruptedException {
		List<Subject<Message>> crowd = Arrays.asList(places(count));
		CountDownLatch heard = new CountDownLatch(count);
		Message hello = new Message.Hello(heard);
		for (int i = 0; i < STARTERS; i++) {
			int first = i;
			Thread.startVirtualThread(() -> {
				for (int place = first; place < count; place += STARTERS) {
					Subject<Message> one = definition.start(system).subject();
					crowd.set(place, one);
					one.send(hello);
				}
			});
		}
		heard.await();
		return Collections.unmodifiableList(crowd);
	}

	@SuppressWarnings("unchecked")
	private static Subject<Message>[] places(int count) {
		return (Subject<Message>[]) new Subject<?>[count];
	}

}
