package dev.actor.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;

import dev.actor.benchmarks.contender.Contender;

/** Processes that pass a ball on, each to the next one, the last one to the first. */
final class Circle {

	private Circle() {
	}

	static <A> Round round(Contender<A> contender, int processes, int hops) {
		List<A> circle = new ArrayList<>();
		for (int i = 0; i < processes; i++) {
			int next = (i + 1) % processes;
			circle.add(contender.start((ball) -> {
				((Ball) ball).hop(contender, circle.get(next));
				return true;
			}));
		}
		return () -> {
			Ball ball = new Ball(hops);
			contender.send(circle.getFirst(), ball);
			ball.await();
		};
	}

}
