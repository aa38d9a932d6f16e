package dev.actor.benchmarks.scale;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Heap;
import dev.actor.process.Subject;
import org.jspecify.annotations.Nullable;

/** Many timers that never fire, as nearly every timeout. */
final class Timers {

	private static final Duration HOUR = Duration.ofHours(1);

	private Timers() {
	}

	/** Takes a timer back. */
	private interface Cancel {

		void cancel();

	}

	static void measure(String name, int count) throws InterruptedException {
		if (name.equals("actor")) {
			try (ActorSystem system = ActorSystem.create("benchmark")) {
				Subject<String> subject = Actor.<String, String>of("", (state, message) -> Next.state(message))
					.start(system)
					.subject();
				measure(name, count, () -> subject.sendAfter(HOUR, "tick")::cancel);
			}
		}
		else {
			ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
			executor.setRemoveOnCancelPolicy(true);
			Runnable tick = () -> {
			};
			measure(name, count, () -> {
				Future<?> timer = executor.schedule(tick, HOUR.toNanos(), TimeUnit.NANOSECONDS);
				return () -> timer.cancel(false);
			});
			executor.shutdownNow();
		}
	}

	private static void measure(String name, int count, Supplier<Cancel> set) throws InterruptedException {
		@Nullable Cancel[] timers = new Cancel[count];
		set(timers, set);
		cancel(timers);
		Arrays.fill(timers, null);
		long before = Heap.live();
		long setting = set(timers, set);
		// What the benchmark itself holds on to weighs the same in all systems.
		Scale.print(name, "heap", (double) (Heap.live() - before) / count);
		Scale.print(name, "set", (double) setting / count);
		Scale.print(name, "cancel", (double) cancel(timers) / count);
	}

	private static long set(@Nullable Cancel[] timers, Supplier<Cancel> set) {
		long begin = System.nanoTime();
		for (int i = 0; i < timers.length; i++) {
			timers[i] = set.get();
		}
		return System.nanoTime() - begin;
	}

	private static long cancel(@Nullable Cancel[] timers) {
		long begin = System.nanoTime();
		for (Cancel timer : timers) {
			Objects.requireNonNull(timer).cancel();
		}
		return System.nanoTime() - begin;
	}

}
