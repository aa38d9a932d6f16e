package dev.actor.benchmarks.scale;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.actor.benchmarks.contender.Contender;
import dev.actor.benchmarks.contender.Handler;

/** Many processes of one definition that do nothing any more. */
final class Crowd {

	/** Who starts a process may have to wait for it; so several do it at once. */
	private static final int STARTERS = 16;

	private Crowd() {
	}

	/** Comes back when each of them has handled one message. */
	static <A> void start(Contender<A> contender, Object[] crowd) throws InterruptedException {
		CountDownLatch handled = new CountDownLatch(crowd.length);
		Handler handler = (message) -> {
			((CountDownLatch) message).countDown();
			return true;
		};
		Supplier<A> definition = contender.definition(handler);
		for (int i = 0; i < STARTERS; i++) {
			int first = i;
			Thread.startVirtualThread(() -> {
				for (int place = first; place < crowd.length; place += STARTERS) {
					A one = definition.get();
					crowd[place] = one;
					contender.send(one, handled);
				}
			});
		}
		handled.await();
	}

}
