package dev.actor.process.rules;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Handler;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Group X: who gets a thread, and what is left on it. */
@ActorSystemTest
class SchedulingTests {

	private static final int MANY = 4 * Runtime.getRuntime().availableProcessors();

	/** A copy of a nested class is no nestmate. */
	static volatile CountDownLatch gate = new CountDownLatch(0);

	@Test
	@Rule("R413")
	void handlersThatWaitForAMonitorOfJavaHoldNobodyUp(ActorSystem system, Process self) {
		Object lock = new Object();
		Subject<String> entering = self.subject();
		Subject<String> entered = self.subject();
		Handler<String, String> blocking = (state, message) -> {
			entering.send(message);
			synchronized (lock) {
				entered.send(message);
			}
			return Next.state(state);
		};
		Subject<Reply<String>> other = echo(system);

		synchronized (lock) {
			start(system, blocking).forEach((actor) -> actor.send("block"));
			IntStream.range(0, MANY).forEach((i) -> Expect.message(self, entering));

			assertThat(other.<String>call((reply) -> reply, Expect.SOON)).isEqualTo("alive");
		}

		IntStream.range(0, MANY).forEach((i) -> Expect.message(self, entered));
		Expect.silence(self);
	}

	@Test
	@Rule("R413")
	void handlersThatWaitBelowNativeCodeHoldNobodyUp(ActorSystem system, Process self) throws IOException {
		gate = new CountDownLatch(1);
		byte[] pinning;
		try (InputStream code = SchedulingTests.class.getResourceAsStream("SchedulingTests$Pinning.class")) {
			pinning = code.readAllBytes();
		}
		Subject<String> entering = self.subject();
		Subject<String> entered = self.subject();
		Handler<String, String> blocking = (state, message) -> {
			entering.send(message);
			// Runs the static initialiser of a class that nobody has seen before.
			MethodHandles.lookup().defineHiddenClass(pinning, true);
			entered.send(message);
			return Next.state(state);
		};
		Subject<Reply<String>> other = echo(system);

		try {
			start(system, blocking).forEach((actor) -> actor.send("block"));
			IntStream.range(0, MANY).forEach((i) -> Expect.message(self, entering));

			assertThat(other.<String>call((reply) -> reply, Expect.SOON)).isEqualTo("alive");
		}
		finally {
			gate.countDown();
		}

		IntStream.range(0, MANY).forEach((i) -> Expect.message(self, entered));
		Expect.silence(self);
	}

	@Test
	@Rule("R413")
	void handlersThatComputeHoldNobodyUp(ActorSystem system, Process self) {
		AtomicBoolean computing = new AtomicBoolean(true);
		Subject<String> done = self.subject();
		Handler<String, String> busy = (state, message) -> {
			while (computing.get()) {
				Thread.onSpinWait();
			}
			done.send(message);
			return Next.state(state);
		};
		Subject<Reply<String>> other = echo(system);

		try {
			start(system, busy).forEach((actor) -> actor.send("compute"));

			for (int i = 0; i < 10; i++) {
				assertThat(other.<String>call((reply) -> reply, Expect.SOON)).isEqualTo("alive");
			}
		}
		finally {
			computing.set(false);
		}

		IntStream.range(0, MANY).forEach((i) -> Expect.message(self, done));
		Expect.silence(self);
	}

	@Test
	@Rule("R413")
	void actorsThatNeverRunOutOfMessagesHoldNobodyUp(ActorSystem system) {
		AtomicBoolean restless = new AtomicBoolean(true);
		Actor<Subject<Integer>, Integer> actor = Actor.withInit((process, own) -> own, (own, message) -> {
			if (restless.get()) {
				own.send(message + 1);
			}
			return Next.state(own);
		});
		Subject<Reply<String>> other = echo(system);

		try {
			IntStream.range(0, MANY).forEach((i) -> actor.start(system).subject().send(0));

			for (int i = 0; i < 100; i++) {
				assertThat(other.<String>call((reply) -> reply, Expect.SOON)).isEqualTo("alive");
			}
		}
		finally {
			restless.set(false);
		}
	}

	@Test
	@Rule({ "R026", "R413" })
	void aMessageGoesRoundARingOfActorsAndIsNeverLost(ActorSystem system, Process self) {
		int actors = 100;
		int hops = 200_000;
		Subject<Integer> home = self.subject();
		Ring ring = new Ring();
		Subject<Integer> first = Actor.<String, Integer>of("", (state, hop) -> {
			((hop < hops) ? ring.second : home).send(hop + 1);
			return Next.state(state);
		}).start(system).subject();
		Subject<Integer> next = first;
		for (int i = 1; i < actors; i++) {
			Subject<Integer> target = next;
			next = Actor.<String, Integer>of("", (state, hop) -> {
				((hop < hops) ? target : home).send(hop + 1);
				return Next.state(state);
			}).start(system).subject();
		}
		ring.second = next;

		for (int token = 0; token < 3; token++) {
			first.send(0);
		}

		for (int token = 0; token < 3; token++) {
			assertThat(self.receive(home, Expect.SOON.multipliedBy(10))).contains(hops + 1);
		}
		Expect.silence(self);
	}

	@Test
	@Rule({ "R026", "R413" })
	void aMessageWakesAnActorWhoseOnlyWorkerIsJustFallingAsleep() {
		try (ActorSystem system = ActorSystem.builder("one-worker").parallelism(1).build()) {
			Subject<Optional<Reply<String>>> actor = Actor
				.<String, Optional<Reply<String>>>of("alive", (state, ask) -> {
					ask.ifPresent((reply) -> reply.send(state));
					return Next.state(state);
				})
				.start(system)
				.subject();

			Expect.race((round) -> {
				actor.send(Optional.empty());
				Expect.spin(round);
			});

			assertThat(actor.<String>call(Optional::of, Expect.SOON)).isEqualTo("alive");
		}
	}

	@Test
	@Rule({ "R013", "R016" })
	void theInterruptOfAKilledHandlerHitsNobodyElse(ActorSystem system, Process self) {
		Subject<Integer> interrupted = self.subject();
		List<Subject<Integer>> bystanders = start(system, (state, round) -> {
			Expect.spin(round);
			if (Thread.currentThread().isInterrupted()) {
				interrupted.send(round);
			}
			return Next.state(state);
		});
		Actor<String, Integer> victim = Actor.of("", (state, round) -> {
			bystanders.forEach((bystander) -> bystander.send(round));
			Expect.spin(round);
			return Next.state(state);
		});

		Expect.race((round) -> {
			Subject<Integer> dying = victim.start(system).subject();
			dying.send(round);
			Expect.spin(round * 7);
			dying.owner().ifPresent((pid) -> pid.sendExit(ExitReason.SHUTDOWN));
		});

		Expect.silence(self);
	}

	@Test
	@Rule("R413")
	void anInterruptThatAHandlerLeavesBehindHitsNobodyElse() {
		try (ActorSystem system = ActorSystem.builder("one-worker").parallelism(1).build()) {
			Subject<Integer> careless = Actor.<String, Integer>of("", (state, round) -> {
				Thread.currentThread().interrupt();
				return Next.state(state);
			}).start(system).subject();
			Subject<Reply<Boolean>> next = Actor
				.<String, Reply<Boolean>>of("",
						(state, reply) -> Next.reply(reply, Thread.currentThread().isInterrupted(), state))
				.start(system)
				.subject();

			Expect.race((round) -> {
				careless.send(round);
				assertThat(next.<Boolean>call((reply) -> reply, Expect.SOON)).isFalse();
			});
		}
	}

	private static <M> List<Subject<M>> start(ActorSystem system, Handler<String, M> handler) {
		return Stream.generate(() -> Actor.of("", handler).start(system).subject()).limit(MANY).toList();
	}

	private static Subject<Reply<String>> echo(ActorSystem system) {
		return Actor.<String, Reply<String>>of("alive", (state, reply) -> Next.reply(reply, state, state))
			.start(system)
			.subject();
	}

	private static final class Ring {

		private volatile Subject<Integer> second;

	}

	/** A thread that waits in here keeps its carrier: the virtual machine is below it. */
	private static final class Pinning {

		static {
			try {
				gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
