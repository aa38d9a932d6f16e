package dev.actor.process.rules;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.CallException;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.CallingSelfException;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group I: calls. */
@ActorSystemTest
class CallTests {

	private record Echo(int number, Reply<Integer> reply) {

		static Function<Reply<Integer>, Echo> of(int number) {
			return (reply) -> new Echo(number, reply);
		}

	}

	@Test
	@Rule("R140")
	void returnsTheAnswerAndLeavesNothingBehind(ActorSystem system, Process self) {
		Subject<Echo> echo = echo(system);
		Subject<String> inbox = self.subject();
		inbox.send("waiting");

		assertThat(echo.<Integer>call(Echo.of(42), Expect.SOON)).isEqualTo(42);
		assertThat(echo.<Integer>call(Echo.of(43), Expect.AGES)).isEqualTo(43);

		assertThat(echo.owner().orElseThrow().info().orElseThrow().monitoredBy()).isEmpty();
		assertThat(Expect.message(self, inbox)).isEqualTo("waiting");
		Expect.silence(self);
	}

	@Test
	@Rule("R140")
	void returnsTheAnswerOfAProcessWithALoop(ActorSystem system) {
		Subject<Echo> echo = system.spawnReceiver((process, inbox) -> {
			Echo request = process.receiveForever(inbox);
			request.reply().send(request.number());
		});

		assertThat(echo.<Integer>call(Echo.of(42), Expect.SOON)).isEqualTo(42);
	}

	@Test
	@Rule("R140")
	void returnsTheAnswerThroughAName(ActorSystem system) {
		Name<Echo> name = Name.unique("echo");
		Actor.<String, Echo>of("", CallTests::answer).named(name).start(system);

		assertThat(system.subject(name).<Integer>call(Echo.of(42), Expect.SOON)).isEqualTo(42);
	}

	@Test
	@Rule("R141")
	void givesUpAfterTheTimeoutAndTheRequestIsCarriedOutAllTheSame(ActorSystem system, Process self) {
		Subject<Integer> carriedOut = self.subject();
		CountDownLatch gate = new CountDownLatch(1);
		Subject<Echo> slow = Actor.<String, Echo>of("", (state, request) -> {
			gate.await();
			request.reply().send(request.number());
			carriedOut.send(request.number());
			return Next.state(state);
		}).labelled("slowcoach").start(system).subject();
		Duration timeout = Duration.ofMillis(200);
		long begin = self.monotonicNanos();

		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> slow.call(Echo.of(1), timeout))
			.withMessageContaining("slowcoach")
			.satisfies((ex) -> assertThat(ex.timeout()).isEqualTo(timeout));

		assertThat(Duration.ofNanos(self.monotonicNanos() - begin)).isBetween(timeout, timeout.plus(Expect.SOON));
		gate.countDown();
		assertThat(Expect.message(self, carriedOut)).isOne();
		assertThat(slow.<Integer>call(Echo.of(2), Expect.SOON)).isEqualTo(2);
		assertThat(Expect.message(self, carriedOut)).isEqualTo(2);
		Expect.silence(self);
	}

	@Test
	@Rule({ "R141", "R149" })
	void neverReturnsTheLateAnswerToAnEarlierCall(ActorSystem system, Process self) {
		Subject<Echo> echo = echo(system);

		Expect.race((round) -> {
			Duration timeout = Duration.ofNanos(1000L << (round % 12));
			try {
				assertThat(echo.<Integer>call(Echo.of(round), timeout)).isEqualTo(round);
			}
			catch (CallTimeoutException ex) {
				assertThat(ex.timeout()).isEqualTo(timeout);
			}
		});

		assertThat(echo.<Integer>call(Echo.of(-1), Expect.SOON)).isEqualTo(-1);
		assertThat(echo.owner().orElseThrow().info().orElseThrow().monitoredBy()).isEmpty();
		Expect.silence(self);
	}

	@Test
	@Rule("R143")
	void failsAtOnceWhenTheCalleeCrashes(ActorSystem system) {
		IllegalStateException cause = new IllegalStateException("no more paper");
		Subject<Echo> crashing = Actor.<String, Echo>of("", (state, request) -> {
			throw cause;
		}).start(system).subject();
		Pid callee = crashing.owner().orElseThrow();

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> crashing.call(Echo.of(1), Expect.AGES))
			.withCause(cause)
			.satisfies((ex) -> {
				assertThat(ex.callee()).isEqualTo(callee);
				assertThat(ex.reason()).isEqualTo(ExitReason.abnormal(cause));
			});
	}

	@Test
	@Rule("R143")
	void failsForAllWhoWaitWhenTheCalleeCrashes(ActorSystem system, Process self) {
		Subject<Object> outcome = self.subject();
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		int callers = 50;
		IntStream.range(0, callers).forEach((i) -> self.spawn((process) -> {
			try {
				outcome.send(inbox.<Integer>call(Echo.of(i), Expect.AGES));
			}
			catch (CalleeExitedException ex) {
				outcome.send(ex.reason());
			}
		}));
		callee.run((process) -> IntStream.range(0, callers).forEach((i) -> Expect.message(process, inbox)));

		callee.exit(ExitReason.SHUTDOWN);

		IntStream.range(0, callers)
			.forEach((i) -> assertThat(Expect.message(self, outcome)).isEqualTo(ExitReason.SHUTDOWN));
		Expect.silence(self);
	}

	@Test
	@Rule("R144")
	void failsAtOnceWhenTheCalleeIsDead(ActorSystem system, Process self) {
		Subject<Echo> echo = echo(system);
		Pid callee = echo.owner().orElseThrow();
		callee.sendExit(ExitReason.SHUTDOWN);

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> echo.call(Echo.of(1), Expect.AGES))
			.withMessageContaining(callee.toString());

		Monitor monitor = self.monitor(callee);
		Expect.down(self, monitor);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> echo.call(Echo.of(1), Expect.AGES));
	}

	@Test
	@Rule({ "R143", "R144" })
	void failsInAnyCaseWhenTheCalleeEndsMeanwhile(ActorSystem system) {
		Expect.race((round) -> {
			Subject<Echo> ending = system.spawnReceiver((process, inbox) -> {
				Expect.spin(round);
			});

			assertThatExceptionOfType(CallException.class)
				.isThrownBy(() -> ending.call(Echo.of(round), Expect.SOON.multipliedBy(5)))
				.isInstanceOfAny(NoProcessException.class, CalleeExitedException.class);
		});
	}

	@Test
	@Rule("R145")
	void failsAtOnceWhenTheCalleeEndsNormallyWithoutAnAnswer(ActorSystem system) {
		Subject<Echo> ending = system.spawnReceiver(Process::receiveForever);

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> ending.call(Echo.of(1), Expect.AGES))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.NORMAL));
	}

	@Test
	@Rule("R145")
	void returnsTheAnswerOfACalleeThatEndsRightAfterIt(ActorSystem system) {
		Expect.race((round) -> {
			Subject<Echo> ending = system.spawnReceiver((process, inbox) -> {
				Echo request = process.receiveForever(inbox);
				request.reply().send(request.number());
				process.exit(ExitReason.SHUTDOWN);
			});

			assertThat(ending.<Integer>call(Echo.of(round), Expect.SOON)).isEqualTo(round);
		});
	}

	@Test
	@Rule("R148")
	void returnsAnAnswerThatIsGivenLaterWhileOthersAreServed(ActorSystem system, Process self) {
		Subject<String> kept = self.subject();
		Subject<Echo> callee = Actor.<List<Reply<Integer>>, Echo>of(List.of(), (deferred, request) -> {
			if (request.number() == 0) {
				kept.send("kept");
				return Next.state(List.of(request.reply()));
			}
			if (request.number() == 3) {
				deferred.forEach((reply) -> reply.send(0));
			}
			return Next.reply(request.reply(), request.number(), deferred);
		}).start(system).subject();
		Subject<Integer> answered = self.subject();
		Probe caller = Probe.start(system);
		caller.tell((process) -> answered.send(callee.<Integer>call(Echo.of(0), Expect.SOON)));
		caller.tell((process) -> answered.send(-1));
		Expect.message(self, kept);

		assertThat(callee.<Integer>call(Echo.of(1), Expect.SOON)).isEqualTo(1);
		assertThat(callee.<Integer>call(Echo.of(2), Expect.SOON)).isEqualTo(2);
		assertThat(self.receive(answered, Expect.A_WHILE)).isEmpty();
		assertThat(callee.<Integer>call(Echo.of(3), Expect.SOON)).isEqualTo(3);

		assertThat(Expect.message(self, answered)).isZero();
		assertThat(Expect.message(self, answered)).isEqualTo(-1);
		Expect.silence(self);
	}

	@Test
	@Rule("R148")
	void returnsAnAnswerThatSomebodyElseGives(ActorSystem system) {
		Subject<Echo> callee = system.spawnReceiver((process, inbox) -> {
			Echo request = process.receiveForever(inbox);
			new Thread(() -> request.reply().send(request.number())).start();
			process.receiveForever(Selector.empty());
		});

		assertThat(callee.<Integer>call(Echo.of(42), Expect.SOON)).isEqualTo(42);
	}

	@Test
	@Rule("R149")
	void returnsTheFirstOfTwoAnswers(ActorSystem system, Process self) {
		Subject<Echo> callee = Actor.<String, Echo>of("", (state, request) -> {
			request.reply().send(request.number());
			request.reply().send(-1);
			return Next.state(state);
		}).start(system).subject();

		Expect.race((round) -> assertThat(callee.<Integer>call(Echo.of(round), Expect.SOON)).isEqualTo(round));

		Expect.silence(self);
	}

	@Test
	@Rule("R150")
	void failsAtOnceWhenNobodyHoldsTheName(ActorSystem system) {
		Subject<Echo> nobody = system.subject(Name.of("nobody"));

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> nobody.call(Echo.of(1), Expect.AGES))
			.withMessageContaining("'nobody'");
	}

	@Test
	@Rule("R151")
	void failsAtOnceWhenAProcessCallsItself(Process self) {
		Subject<Echo> own = self.subject();
		Subject<Echo> named = self.register(Name.unique("narcissus"));

		assertThatExceptionOfType(CallingSelfException.class).isThrownBy(() -> own.call(Echo.of(1), Expect.AGES));
		assertThatExceptionOfType(CallingSelfException.class).isThrownBy(() -> named.call(Echo.of(1), Expect.AGES));

		Expect.silence(self);
	}

	@Test
	@Rule("R151")
	void failsAtOnceWhenAnActorCallsItself(ActorSystem system) {
		Name<Reply<String>> name = Name.unique("narcissus");
		Subject<Reply<String>> actor = Actor.<String, Reply<String>>of("", (state, reply) -> {
			String error = "";
			try {
				system.subject(name).call((Reply<String> own) -> own, Expect.AGES);
			}
			catch (CallingSelfException ex) {
				error = "calling self";
			}
			return Next.reply(reply, error, state);
		}).named(name).start(system).subject();

		assertThat(actor.<String>call((reply) -> reply, Expect.SOON)).isEqualTo("calling self");
	}

	@Test
	@Rule("R152")
	void returnsToEachOfManyCallersItsOwnAnswer(ActorSystem system, Process self) {
		Subject<Echo> echo = echo(system);
		Subject<Integer> answered = self.subject();
		int callers = 50;

		IntStream.range(0, callers).forEach((caller) -> self.spawn((process) -> {
			for (int i = 0; i < 100; i++) {
				int number = caller * 100 + i;
				assertThat(echo.<Integer>call(Echo.of(number), Expect.SOON)).isEqualTo(number);
			}
			answered.send(caller);
		}));

		Set<Integer> done = new TreeSet<>();
		IntStream.range(0, callers).forEach((i) -> done.add(Expect.message(self, answered)));
		assertThat(done).hasSize(callers);
		Expect.silence(self);
	}

	@Test
	@Rule("R153")
	void failsWhenTheCalleeIsKilledHoweverLongTheTimeoutIs(ActorSystem system, Process self) {
		Subject<Pid> handling = self.subject();
		Subject<Object> outcome = self.subject();
		Subject<Echo> callee = Actor.<String, Echo>of("", (state, request) -> {
			handling.send(Process.current().pid());
			new CountDownLatch(1).await();
			return Next.state(state);
		}).start(system).subject();
		system.spawn((process) -> {
			try {
				callee.call(Echo.of(1), Duration.ofSeconds(Long.MAX_VALUE));
			}
			catch (CalleeExitedException ex) {
				outcome.send(ex.reason());
			}
		});

		Expect.message(self, handling).kill();

		assertThat(Expect.message(self, outcome)).isEqualTo(ExitReason.KILLED);
		Expect.silence(self);
	}

	@Test
	@Rule("R154")
	void timesOutWithoutATimeAndTheRequestIsCarriedOutAllTheSame(ActorSystem system) {
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);

		assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(() -> inbox.call(Echo.of(7), Duration.ZERO));

		assertThat(callee.<Integer>ask((process) -> Expect.message(process, inbox).number())).isEqualTo(7);
	}

	@Test
	@Rule("R155")
	void refusesANegativeTimeoutAndSendsNothing(ActorSystem system) {
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);

		assertThatIllegalArgumentException().isThrownBy(() -> inbox.call(Echo.of(1), Duration.ofNanos(-1)))
			.withMessageContaining("'timeout'");

		assertThat(callee.next()).isEmpty();
	}

	@Test
	@Rule("R156")
	void leavesTheCalleeAloneWhenTheCallerIsKilled(ActorSystem system, Process self) {
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		Monitor caller = self.spawnMonitored((process) -> inbox.call(Echo.of(1), Expect.AGES));
		Echo request = callee.ask((process) -> Expect.message(process, inbox));

		caller.pid().kill();
		assertThat(Expect.down(self, caller).reason()).isEqualTo(ExitReason.KILLED);
		callee.run((process) -> request.reply().send(1));

		assertThat(callee.next()).isEmpty();
		assertThat(callee.pid().info().orElseThrow().monitoredBy()).isEmpty();
		Expect.silence(self);
	}

	@Test
	@Rule({ "R156", "R407" })
	void endsWithTheExitOfTheCallerWhenThatIsKilled(ActorSystem system, Process self) {
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Monitor caller = self.spawnMonitored((process) -> {
			try {
				inbox.call(Echo.of(1), Expect.AGES);
			}
			catch (Throwable ex) {
				thrown.complete(ex);
				throw ex;
			}
		});
		callee.ask((process) -> Expect.message(process, inbox));

		caller.pid().kill();

		assertThat(thrown).succeedsWithin(Expect.SOON).isInstanceOf(ExitException.class);
		assertThat(Expect.down(self, caller).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(callee.next()).isEmpty();
	}

	@Test
	@Rule({ "R143", "R153", "R407" })
	void failsAtOnceWhenTheCalleeIsKilledThoughItsCodeGoesOn() throws InterruptedException {
		AtomicBoolean goesOn = new AtomicBoolean(true);
		CountDownLatch asked = new CountDownLatch(1);
		ActorSystem patient = ActorSystem.builder("patient").grace(Duration.ofMinutes(1)).build();
		try {
			Subject<Reply<Integer>> callee = Actor.<String, Reply<Integer>>of("", (state, reply) -> {
				asked.countDown();
				while (goesOn.get()) {
					Thread.onSpinWait();
				}
				return Next.state(state);
			}).start(patient).subject();
			CompletableFuture<Integer> answer = callee.callAsync((reply) -> reply, Expect.AGES);
			assertThat(asked.await(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();

			callee.owner().orElseThrow().kill();

			assertThat(answer).failsWithin(Expect.SOON)
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(CalleeExitedException.class);
		}
		finally {
			goesOn.set(false);
			patient.close();
		}
	}

	@Test
	@Rule("R157")
	void sendingWithoutAnErrorReachesNobodyWhenThereIsNobody(ActorSystem system, Process self) {
		Subject<String> nobody = system.subject(Name.unique("nobody"));
		Probe probe = Probe.start(system);
		Subject<String> dead = probe.ask(Process::subject);
		Subject<String> alive = self.subject();
		probe.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(nobody.trySend("hello?")).isFalse();
		assertThat(dead.trySend("hello?")).isFalse();
		assertThat(alive.trySend("hello")).isTrue();

		assertThat(Expect.message(self, alive)).isEqualTo("hello");
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R158")
	void endsADeadlockOfTwoWhoCallEachOtherByTheFirstTimeout(ActorSystem system, Process self) {
		Subject<Object> outcome = self.subject();
		Probe a = Probe.start(system);
		Probe b = Probe.start(system);
		Subject<Echo> inboxOfA = a.ask(Process::subject);
		Subject<Echo> inboxOfB = b.ask(Process::subject);
		b.tell((process) -> outcome.send(inboxOfA.<Integer>call(Echo.of(1), Expect.SOON)));
		a.tell((process) -> {
			try {
				inboxOfB.call(Echo.of(2), Expect.A_WHILE);
			}
			catch (CallTimeoutException ex) {
				outcome.send(ex.timeout());
			}
			Echo request = Expect.message(process, inboxOfA);
			request.reply().send(request.number());
		});

		assertThat(Expect.message(self, outcome)).isEqualTo(Expect.A_WHILE);
		assertThat(Expect.message(self, outcome)).isEqualTo(1);
		assertThat(b.<Integer>ask((process) -> Expect.message(process, inboxOfB).number())).isEqualTo(2);
		assertThat(a.next()).isEmpty();
		assertThat(b.next()).isEmpty();
	}

	@Test
	void leavesTheMailboxOfTheCallerOpen(ActorSystem system, Process self) {
		Subject<String> inbox = self.subject();
		Subject<Echo> callee = Actor.<String, Echo>of("", (state, request) -> {
			inbox.send("before the answer");
			return Next.reply(request.reply(), request.number(), state);
		}).start(system).subject();

		assertThat(callee.<Integer>call(Echo.of(1), Expect.SOON)).isOne();

		assertThat(self.receive(inbox, Duration.ZERO)).contains("before the answer");
	}

	@Test
	void refusesNulls(ActorSystem system) {
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);

		assertThatNullPointerException().isThrownBy(() -> inbox.call(null, Expect.SOON));
		assertThatNullPointerException().isThrownBy(() -> inbox.call(Echo.of(1), null));
		assertThatNullPointerException().isThrownBy(() -> inbox.call((Reply<Integer> reply) -> null, Expect.SOON));

		assertThat(callee.next()).isEmpty();
		assertThat(callee.pid().info().orElseThrow().monitoredBy()).isEmpty();
	}

	@Test
	void refusesNullAsAnAnswer(ActorSystem system) {
		Probe callee = Probe.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		callee.tell((process) -> {
			Echo request = Expect.message(process, inbox);
			assertThatNullPointerException().isThrownBy(() -> request.reply().send(null));
			request.reply().send(request.number());
		});

		assertThat(inbox.<Integer>call(Echo.of(1), Expect.SOON)).isOne();
	}

	private static Subject<Echo> echo(ActorSystem system) {
		return Actor.<String, Echo>of("", CallTests::answer).start(system).subject();
	}

	private static Next<String, Echo> answer(String state, Echo request) {
		return Next.reply(request.reply(), request.number(), state);
	}

}
