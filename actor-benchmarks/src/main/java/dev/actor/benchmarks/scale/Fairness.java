package dev.actor.benchmarks.scale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.actor.benchmarks.Latencies;
import dev.actor.benchmarks.contender.ActorContender;
import dev.actor.benchmarks.contender.Contender;
import org.jspecify.annotations.Nullable;

/** How long others wait for an answer while some processes compute without a pause. */
final class Fairness {

	private static final long PAUSE_NANOS = 10_000_000;

	private Fairness() {
	}

	/** One more than there are cores. */
	static void spinningHandlers(String system, Duration time) throws Exception {
		int spinners = Runtime.getRuntime().availableProcessors() + 1;
		switch (system) {
			case "actor" -> {
				ActorContender actors = new ActorContender();
				spin(actors, spinners, time,
						List.of(new Asker<>("actor", actors), new Asker<>("actor-body", actors.bodies())));
			}
			default -> spin(Contender.named(system), spinners, time, system);
		}
	}

	static void spinningBody(String system, Duration time) throws Exception {
		switch (system) {
			case "actor" -> {
				ActorContender actors = new ActorContender();
				spin(actors.bodies(), 1, time,
						List.of(new Asker<>("actor", actors), new Asker<>("actor-body", actors.bodies())));
			}
			default -> spin(Contender.named(system), 1, time, system);
		}
	}

	private static <A> void spin(Contender<A> spinning, int spinners, Duration time, String system) throws Exception {
		spin(spinning, spinners, time, List.of(new Asker<>(system, spinning)));
	}

	private static <A> void spin(Contender<A> spinning, int spinners, Duration time, List<Asker<?>> askers)
			throws Exception {
		for (Asker<?> asker : askers) {
			asker.warmUp();
		}
		CountDownLatch ended = new CountDownLatch(spinners);
		long end = System.nanoTime() + time.toNanos();
		for (int i = 0; i < spinners; i++) {
			A spinner = spinning.start((message) -> {
				while (System.nanoTime() - end < 0) {
					Thread.onSpinWait();
				}
				ended.countDown();
				return true;
			});
			spinning.send(spinner, "spin");
		}
		List<Thread> threads = new ArrayList<>();
		for (Asker<?> asker : askers) {
			threads.add(Thread.ofPlatform().start(() -> asker.run(end)));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		ended.await();
		for (Asker<?> asker : askers) {
			asker.print();
		}
	}

	/**
	 * Asks on a thread of its own, every ten milliseconds. A question that has to wait
	 * for the one before counts from the time at which it was due.
	 */
	private static final class Asker<A> {

		private final String system;

		private final Contender<A> contender;

		private final A echo;

		private final Latencies latencies = new Latencies();

		private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

		private Asker(String system, Contender<A> contender) {
			this.system = system;
			this.contender = contender;
			this.echo = contender.startEcho();
		}

		void warmUp() throws Exception {
			for (int i = 0; i < 1000; i++) {
				this.contender.ask(this.echo);
			}
		}

		void run(long end) {
			try {
				for (long due = System.nanoTime(); due - end < 0; due += PAUSE_NANOS) {
					long early = due - System.nanoTime();
					if (early > 0) {
						Thread.sleep(Duration.ofNanos(early));
					}
					this.contender.ask(this.echo);
					this.latencies.add(System.nanoTime() - due);
				}
			}
			catch (Exception ex) {
				this.failure.set(ex);
			}
		}

		void print() throws Exception {
			Exception ex = this.failure.get();
			if (ex != null) {
				throw ex;
			}
			Scale.print(this.system, "p50", this.latencies.micros(0.5) / 1e3);
			Scale.print(this.system, "p99", this.latencies.micros(0.99) / 1e3);
			Scale.print(this.system, "max", this.latencies.micros(1) / 1e3);
		}

	}

}
