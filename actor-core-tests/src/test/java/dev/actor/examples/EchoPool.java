package dev.actor.examples;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.actor.process.Spawner;
import dev.actor.process.Subject;

/** Processes that share the work, one after the other. */
final class EchoPool {

	private EchoPool() {
	}

	static List<Subject<Echo.Message>> workerPool(Spawner spawner, int size, IntFunction<Consumer<String>> out) {
		if (size < 0) {
			throw new IllegalArgumentException("The 'size' of a pool must be zero or more, but is " + size);
		}
		return IntStream.range(0, size).mapToObj((i) -> Echo.echoProcess(spawner, out.apply(i))).toList();
	}

	static <M> void distributeWork(List<Subject<M>> pool, List<? extends M> work) {
		if (pool.isEmpty() && !work.isEmpty()) {
			throw new IllegalArgumentException(
					"The 'pool' is empty; nobody would do the %d jobs".formatted(work.size()));
		}
		for (int job = 0; job < work.size(); job++) {
			pool.get(job % pool.size()).send(work.get(job));
		}
	}

}
