package dev.actor.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.benchmarks.contender.Contender;

/** Processes that pass a ball on, each to the next one, the last one to the first. */
final class Circle {

	private Circle() {
	}

	/** One ball in one circle. */
	static <A> Round round(Contender<A> contender, int processes, int hops) {
		return round(contender, 1, processes, hops);
	}

	/** A ball in each of some circles, all at the same time. */
	static <A> Round round(Contender<A> contender, int circles, int processes, int hops) {
		List<A> firsts = new ArrayList<>();
		for (int i = 0; i < circles; i++) {
			firsts.add(first(contender, processes));
		}
		return () -> {
			CountDownLatch wornOut = new CountDownLatch(circles);
			for (A first : firsts) {
				contender.send(first, new Ball(hops, wornOut));
			}
			wornOut.await();
		};
	}

	private static <A> A first(Contender<A> contender, int processes) {
		List<A> circle = new ArrayList<>();
		for (int i = 0; i < processes; i++) {
			int next = (i + 1) % processes;
			circle.add(contender.start((ball) -> {
				((Ball) ball).hop(contender, circle.get(next));
				return true;
			}));
		}
		return circle.getFirst();
	}

}
