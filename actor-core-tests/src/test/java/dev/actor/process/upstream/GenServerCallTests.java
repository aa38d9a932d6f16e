package dev.actor.process.upstream;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * After the calls and casts of gen_server_SUITE, the aliases of process_SUITE and
 * monitor_SUITE, and the call errors of Elixir's GenServer.
 */
@ActorSystemTest
class GenServerCallTests {

	private static final ExitReason REASON = ExitReason.shutdown("the reason");

	private record Echo(int number, Reply<Integer> reply) {

		static Function<Reply<Integer>, Echo> of(int number) {
			return (reply) -> new Echo(number, reply);
		}

	}

	// Elixir: call/3 exit messages
	@ParameterizedTest
	@MethodSource("reasons")
	@Rule({ "R143", "R145" })
	void tellsTheReasonOfTheCallee(ExitReason reason, ActorSystem system) {
		Subject<Echo> callee = system.spawnReceiver((process, inbox) -> {
			process.receiveForever(inbox);
			process.exit(reason);
		});
		Pid pid = callee.owner().orElseThrow();

		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> callee.call(Echo.of(1), Await.AGES))
			.withMessageContaining(pid.toString())
			.withMessageContaining(reason.toString())
			.satisfies((ex) -> {
				assertThat(ex.reason()).isSameAs(reason);
				assertThat(ex.callee()).isEqualTo(pid);
			});
	}

	// call: the caller traps and is linked to a callee that crashes
	@Test
	@Rule({ "R083", "R143" })
	void givesALinkedCallerThatTrapsTheErrorAndTheExit(ActorSystem system) {
		IllegalStateException cause = new IllegalStateException("no more paper");
		Puppet caller = Puppet.trapping(system);
		Subject<Echo> callee = caller.ask((process) -> Actor.<String, Echo>of("", (state, request) -> {
			throw cause;
		}).start(process).subject());
		Pid pid = callee.owner().orElseThrow();

		caller.run((process) -> assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> callee.call(Echo.of(1), Await.AGES))
			.withCause(cause));

		assertThat(caller.next()).contains(new Exit(pid, ExitReason.abnormal(cause)));
		assertThat(caller.next()).isEmpty();
	}

	// call: the caller watches the callee too
	@Test
	@Rule({ "R140", "R143" })
	void leavesTheCallersOwnMonitorAlone(ActorSystem system, Process self) {
		Puppet callee = Puppet.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		Monitor monitor = self.monitor(callee.pid());
		callee.tell((process) -> {
			Echo request = Await.message(process, inbox);
			request.reply().send(request.number());
			Await.message(process, inbox);
			process.exit(REASON);
		});

		assertThat(inbox.<Integer>call(Echo.of(1), Await.AGES)).isOne();
		assertThat(callee.pid().info().orElseThrow().monitoredBy()).hasSize(1);
		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> inbox.call(Echo.of(2), Await.AGES));

		assertThat(Await.down(self, monitor).reason()).isEqualTo(REASON);
		Await.silence(self);
	}

	// alias_bif, monitor_alias, down_on_alias_gh5310: an answer after the error
	@Test
	@Rule({ "R143", "R149" })
	void dropsTheAnswerOfAThirdPartyThatComesAfterTheEndOfTheCallee(ActorSystem system, Process self) {
		Puppet callee = Puppet.start(system);
		Puppet caller = Puppet.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		Subject<ExitReason> outcome = self.subject();
		caller.tell((process) -> outcome.send(failure(inbox)));
		Echo request = callee.ask((process) -> Await.message(process, inbox));

		callee.exit(REASON);
		assertThat(Await.message(self, outcome)).isEqualTo(REASON);
		request.reply().send(42);

		assertThat(caller.next()).isEmpty();
		assertThat(system.deadLetterCount()).isZero();
	}

	// unexpected_alias_at_demonitor_gh5310: an answer that races with the end
	@Test
	@Rule({ "R143", "R148", "R149" })
	void givesTheAnswerOfAThirdPartyOrTheErrorWhenTheCalleeEndsMeanwhile(ActorSystem system, Process self) {
		Subject<Echo> passedOn = self.subject();
		Subject<Object> outcome = self.subject();
		Puppet caller = Puppet.start(system);

		Await.race((round) -> {
			Subject<Echo> callee = system.spawnReceiver((process, inbox) -> {
				passedOn.send(process.receiveForever(inbox));
				Await.spin(round);
				process.exit(REASON);
			});
			caller.tell((process) -> outcome.send(outcome(callee, round)));
			Await.message(self, passedOn).reply().send(round);

			assertThat(Await.message(self, outcome)).isIn(round, REASON);
		});

		assertThat(caller.next()).isEmpty();
		Await.silence(self);
	}

	private static Object outcome(Subject<Echo> callee, int number) {
		try {
			return callee.<Integer>call(Echo.of(number), Await.AGES);
		}
		catch (CalleeExitedException ex) {
			return ex.reason();
		}
	}

	private static ExitReason failure(Subject<Echo> callee) {
		try {
			throw new AssertionError("answered: " + callee.<Integer>call(Echo.of(1), Await.AGES));
		}
		catch (CalleeExitedException ex) {
			return ex.reason();
		}
	}

	// alias_bif: each request has a handle of its own
	@Test
	@Rule({ "R148", "R149" })
	void givesEachCallerItsAnswerInWhateverOrderTheyAreGiven(ActorSystem system, Process self) {
		Puppet callee = Puppet.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		Subject<List<Integer>> answered = self.subject();
		int callers = 20;
		IntStream.range(0, callers)
			.forEach((i) -> self
				.spawn((process) -> answered.send(List.of(i, inbox.<Integer>call(Echo.of(i), Await.SOON)))));
		List<Echo> requests = callee
			.ask((process) -> Stream.generate(() -> Await.message(process, inbox)).limit(callers).toList());

		callee.run((process) -> requests.reversed().forEach((request) -> {
			request.reply().send(request.number() * 10);
			request.reply().send(-1);
		}));

		IntStream.range(0, callers)
			.mapToObj((i) -> Await.message(self, answered))
			.forEach((pair) -> assertThat(pair.get(1)).isEqualTo(pair.get(0) * 10));
		Await.silence(self);
	}

	// send_request_*_reqid_collection: abandon one, keep the others
	@Test
	@Rule("R159")
	void keepsTheOtherRequestsToOneCalleeWhenOneIsAbandoned(ActorSystem system, Process self) {
		Puppet callee = Puppet.start(system);
		Subject<Echo> inbox = callee.ask(Process::subject);
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 3)
			.mapToObj((i) -> inbox.<Integer>callAsync(Echo.of(i), Await.AGES))
			.toList();

		answers.get(1).cancel(false);
		assertThat(answers.get(0)).isNotDone();
		callee.run((process) -> IntStream.range(0, 3).forEach((i) -> {
			Echo request = Await.message(process, inbox);
			request.reply().send(request.number());
		}));

		assertThat(answers.get(0)).succeedsWithin(Await.SOON).isEqualTo(0);
		assertThat(answers.get(2)).succeedsWithin(Await.SOON).isEqualTo(2);
		assertThat(answers.get(1)).isCancelled();
		Await.silence(self);
	}

	// multicall: partial answers
	@Test
	@Rule({ "R150", "R159" })
	void givesTheAnswersOfThoseWhoCanAnswerWhenManyAreAsked(ActorSystem system) {
		Name<Echo> answering = Name.unique("answering");
		Name<Echo> crashing = Name.unique("crashing");
		Name<Echo> silent = Name.unique("silent");
		echo().named(answering).start(system);
		Actor.<String, Echo>of("", (state, request) -> Next.stop(REASON)).named(crashing).start(system);
		Actor.<String, Echo>of("", (state, request) -> Next.state(state)).named(silent).start(system);

		CompletableFuture<Integer> one = system.subject(answering).callAsync(Echo.of(1), Await.SOON);
		CompletableFuture<Integer> two = system.subject(crashing).callAsync(Echo.of(2), Await.SOON);
		CompletableFuture<Integer> three = system.subject(silent).callAsync(Echo.of(3), Await.A_WHILE);

		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> system.<Echo>subject(Name.unique("nobody")).callAsync(Echo.of(4), Await.SOON));
		assertThat(one).succeedsWithin(Await.SOON).isEqualTo(1);
		assertThat(two).failsWithin(Await.SOON)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOfSatisfying(CalleeExitedException.class, (ex) -> assertThat(ex.reason()).isEqualTo(REASON));
		assertThat(three).failsWithin(Await.SOON)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(CallTimeoutException.class);
	}

	// abcast
	@Test
	@Rule("R157")
	void castsReachThoseOfManyNamesThatAreHeld(ActorSystem system, Process self) {
		Subject<String> received = self.subject();
		List<Name<String>> names = List.of(Name.unique("a"), Name.unique("nobody"), Name.unique("b"));
		for (int i : List.of(0, 2)) {
			Actor.<String, String>of("", (state, message) -> {
				received.send(names.get(i).text() + message);
				return Next.state(state);
			}).named(names.get(i)).start(system);
		}

		assertThat(names.stream().map((name) -> system.subject(name).trySend("!"))).containsExactly(true, false, true);

		assertThat(List.of(Await.message(self, received), Await.message(self, received)))
			.containsExactlyInAnyOrder(names.get(0).text() + "!", names.get(2).text() + "!");
		Await.silence(self);
	}

	// call_with_huge_message_queue
	@Test
	@Rule("R140")
	void costsTheSameHoweverManyMessagesWaitForTheCaller(ActorSystem system, Process self) {
		Subject<Echo> echo = echo().start(system).subject();
		Subject<Integer> unread = self.subject();
		Duration before = median(echo);

		IntStream.range(0, 500_000).forEach(unread::send);
		Duration with = median(echo);

		assertThat(with).isLessThan(before.multipliedBy(10).plusMillis(2));
		assertThat(self.receive(unread, Duration.ZERO)).contains(0);
		self.flush();
	}

	private static Duration median(Subject<Echo> echo) {
		long[] nanos = new long[201];
		for (int i = 0; i < nanos.length; i++) {
			long begin = System.nanoTime();
			assertThat(echo.<Integer>call(Echo.of(i), Await.SOON)).isEqualTo(i);
			nanos[i] = System.nanoTime() - begin;
		}
		Arrays.sort(nanos);
		return Duration.ofNanos(nanos[nanos.length / 2]);
	}

	private static Actor<String, Echo> echo() {
		return Actor.of("", (state, request) -> Next.reply(request.reply(), request.number(), state));
	}

	private static Stream<Named<ExitReason>> reasons() {
		return Stream.of(Named.of("normal", ExitReason.NORMAL), Named.of("shutdown", ExitReason.SHUTDOWN),
				Named.of("shutdown with a detail", REASON), Named.of("killed", ExitReason.KILLED),
				Named.of("kill", ExitReason.KILL), Named.of("no process", ExitReason.NO_PROCESS),
				Named.of("a value", ExitReason.abnormal("no more paper")),
				Named.of("a throwable", ExitReason.abnormal(new IllegalStateException("no more paper"))));
	}

}
