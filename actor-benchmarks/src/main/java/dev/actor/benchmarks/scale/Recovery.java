package dev.actor.benchmarks.scale;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

import com.typesafe.config.ConfigFactory;
import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.benchmarks.Latencies;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * From the message that crashes a child to the first answer of the one that takes its
 * place. The new child reports itself from its initialiser, and is then asked.
 */
final class Recovery {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String CRASH = "crash";

	private record Question(Reply<Object> reply) {
	}

	private record PekkoQuestion(ActorRef<Object> from) {
	}

	private interface Incarnation {

		void await() throws Exception;

		void crash();

		void ask() throws Exception;

	}

	private Recovery() {
	}

	static void measure(String system, int times) throws Exception {
		switch (system) {
			case "actor" -> actor(times);
			case "pekko" -> pekko(times);
			default -> throw new IllegalArgumentException("There is no system '" + system + "'");
		}
	}

	private static void measure(String system, int times, Incarnation child) throws Exception {
		child.await();
		for (int i = 0; i < times; i++) {
			recover(child);
		}
		Latencies latencies = new Latencies();
		long begin = System.nanoTime();
		for (int i = 0; i < times; i++) {
			latencies.add(recover(child));
		}
		long took = System.nanoTime() - begin;
		Scale.print(system, "rate", times * 1e9 / took);
		Scale.print(system, "p50", latencies.micros(0.5));
		Scale.print(system, "p99", latencies.micros(0.99));
	}

	private static long recover(Incarnation child) throws Exception {
		long begin = System.nanoTime();
		child.crash();
		child.await();
		child.ask();
		return System.nanoTime() - begin;
	}

	private static void actor(int times) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		ActorSystem system = ActorSystem.create("benchmark");
		system.spawn((self) -> {
			Subject<String> ups = self.subject();
			ActorSpec<Object> victim = ActorSpec.of("victim", Actor.<String, Object>withInit((process, subject) -> {
				ups.send("up");
				return "state";
			}, Recovery::handle));
			SupervisorSpec.oneForOne("top").intensity(1_000_000, Duration.ofSeconds(1)).child(victim).start(self);
			measure("actor", times, new ActorIncarnation(self, ups, victim.subject(self)));
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

	/** Its way: the actor stays, and its behaviour is made anew. */
	private static void pekko(int times) throws Exception {
		BlockingQueue<String> ups = new ArrayBlockingQueue<>(1);
		Behavior<Object> victim = Behaviors.<Object>setup((context) -> {
			ups.put("up");
			return Behaviors.receiveMessage((message) -> switch (message) {
				case PekkoQuestion(ActorRef<Object> from) -> {
					from.tell("state");
					yield Behaviors.same();
				}
				default -> throw new IllegalStateException("crash");
			});
		});
		org.apache.pekko.actor.typed.ActorSystem<Object> system = org.apache.pekko.actor.typed.ActorSystem.create(
				Behaviors.supervise(victim).onFailure(IllegalStateException.class, SupervisorStrategy.restart()),
				"benchmark", ConfigFactory.parseString("pekko.loglevel = OFF\npekko.stdout-loglevel = OFF")
					.withFallback(ConfigFactory.load()));
		measure("pekko", times, new PekkoIncarnation(system, ups));
	}

	private record PekkoIncarnation(org.apache.pekko.actor.typed.ActorSystem<Object> system,
			BlockingQueue<String> ups) implements Incarnation {

		@Override
		public void await() throws InterruptedException {
			this.ups.take();
		}

		@Override
		public void crash() {
			this.system.tell(CRASH);
		}

		@Override
		public void ask() throws Exception {
			AskPattern.<Object, Object>ask(this.system, PekkoQuestion::new, PATIENCE, this.system.scheduler())
				.toCompletableFuture()
				.get();
		}

	}

}
