package dev.actor.benchmarks.scale;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Latencies;
import dev.actor.process.CrashReport;
import dev.actor.process.Process;
import dev.actor.process.ProcessListener;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;

/**
 * From the message that crashes a child to the first answer of the one that takes its
 * place. The new child reports itself from its initialiser, and is then asked.
 */
final class Recovery {

	static final Duration PATIENCE = Duration.ofSeconds(60);

	static final String CRASH = "crash";

	/** What an application would do with reports that it does not want to read. */
	private static final class CrashCounter implements ProcessListener {

		private final AtomicInteger crashes = new AtomicInteger();

		@Override
		public void crashed(CrashReport report) {
			this.crashes.incrementAndGet();
		}

		void expect(int expected) {
			if (this.crashes.get() != expected) {
				throw new IllegalStateException("Expected %d crashes, saw %s".formatted(expected, this.crashes));
			}
		}

	}

	private record Question(Reply<Object> reply) {
	}

	/** Whoever is the child at present. */
	interface Incarnation {

		void await() throws Exception;

		void crash();

		void ask() throws Exception;

	}

	private Recovery() {
	}

	static void measure(String system, int millis) throws Exception {
		switch (system) {
			case "actor" -> actor(millis);
			case "pekko" -> PekkoRecovery.inPlace(system, millis);
			case "pekko-respawn" -> PekkoRecovery.byParent(system, millis);
			default -> throw new IllegalArgumentException("There is no system '" + system + "'");
		}
	}

	/**
	 * Measures after a warm-up of the same length: a restart goes through much code.
	 * @return how often the child was crashed
	 */
	static int measure(String system, int millis, Incarnation child) throws Exception {
		child.await();
		int times = recover(child, millis).count();
		long begin = System.nanoTime();
		Latencies latencies = recover(child, millis);
		long took = System.nanoTime() - begin;
		Scale.print(system, "rate", latencies.count() * 1e9 / took);
		Scale.print(system, "p50", latencies.micros(0.5));
		Scale.print(system, "p99", latencies.micros(0.99));
		return times + latencies.count();
	}

	private static Latencies recover(Incarnation child, int millis) throws Exception {
		Latencies latencies = new Latencies();
		for (long begin = System.nanoTime(); System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(millis);) {
			latencies.add(recover(child));
		}
		return latencies;
	}

	private static long recover(Incarnation child) throws Exception {
		long begin = System.nanoTime();
		child.crash();
		child.await();
		child.ask();
		return System.nanoTime() - begin;
	}

	private static void actor(int millis) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		CrashCounter crashes = new CrashCounter();
		ActorSystem system = ActorSystem.builder("benchmark").listener(crashes).build();
		system.spawn((self) -> {
			Subject<String> ups = self.subject();
			ActorSpec<Object> victim = ActorSpec.of("victim", Actor.<String, Object>withInit((process, subject) -> {
				ups.send("up");
				return "state";
			}, Recovery::handle));
			SupervisorSpec.oneForOne("top").intensity(1_000_000, Duration.ofSeconds(1)).child(victim).start(self);
			crashes.expect(measure("actor", millis, new ActorIncarnation(self, ups, victim.subject(self))));
			done.countDown();
		});
		done.await();
	}

	private static Next<String, Object> handle(String state, Object message) {
		return switch (message) {
			case Question(Reply<Object> reply) -> Next.reply(reply, state, state);
			default -> throw new IllegalStateException("crash");
		};
	}

	private record ActorIncarnation(Process self, Subject<String> ups, Subject<Object> victim) implements Incarnation {

		@Override
		public void await() {
			this.self.receiveForever(this.ups);
		}

		@Override
		public void crash() {
			this.victim.send(CRASH);
		}

		@Override
		public void ask() {
			this.victim.call(Question::new, PATIENCE);
		}

	}

}
