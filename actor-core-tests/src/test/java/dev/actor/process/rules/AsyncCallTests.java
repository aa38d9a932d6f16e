package dev.actor.process.rules;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.CallException;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.process.SystemClosedException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group I: calls whose caller does not wait. */
@ActorSystemTest
class AsyncCallTests {

	private record Echo(int number, Reply<Integer> reply) {

		static Function<Reply<Integer>, Echo> of(int number) {
			return (reply) -> new Echo(number, reply);
		}

	}

	@Test
	@Rule("R159")
	void giveEachAnswerWhenItComes(ActorSystem system, Process self) {
		List<Callee> callees = Stream.generate(() -> Callee.start(system)).limit(3).toList();
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 3)
			.mapToObj((i) -> callees.get(i).inbox().<Integer>callAsync(Echo.of(i), Expect.AGES))
			.toList();
		assertThat(answers).noneMatch(CompletableFuture::isDone);

		callees.get(2).answers();
		assertThat(answers.get(2)).succeedsWithin(Expect.SOON).isEqualTo(2);
		assertThat(answers.get(0)).isNotDone();
		callees.get(0).answers();
		assertThat(answers.get(0)).succeedsWithin(Expect.SOON).isEqualTo(0);
		assertThat(answers.get(1)).isNotDone();
		callees.get(1).answers();

		assertThat(answers.get(1)).succeedsWithin(Expect.SOON).isEqualTo(1);
		Expect.silence(self);
	}

	@Test
	@Rule("R159")
	void failWhenTheCalleeEnds(ActorSystem system) {
		Callee callee = Callee.start(system);
		CompletableFuture<Integer> answer = callee.inbox().callAsync(Echo.of(1), Expect.AGES);
		callee.takes();

		callee.probe().exit(ExitReason.shutdown("gone"));

		assertThat(answer).failsWithin(Expect.SOON)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOfSatisfying(CalleeExitedException.class,
					(ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.shutdown("gone")));
	}

	@Test
	@Rule("R159")
	void areAbandonedAfterTheTimeout(ActorSystem system, Process self) {
		Callee callee = Callee.start(system);
		long begin = self.monotonicNanos();
		CompletableFuture<Integer> answer = callee.inbox().callAsync(Echo.of(1), Expect.A_WHILE);
		Echo request = callee.takes();

		assertThat(answer).failsWithin(Expect.SOON)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(CallTimeoutException.class);

		assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(Expect.A_WHILE.toNanos());
		callee.probe().run((process) -> request.reply().send(request.number()));
		assertThat(answer).isCompletedExceptionally();
		Expect.silence(self);
	}

	@Test
	@Rule("R159")
	void areAbandonedWhenTheyAreCancelled(ActorSystem system, Process self) {
		Callee callee = Callee.start(system);
		CompletableFuture<Integer> answer = callee.inbox().callAsync(Echo.of(1), Expect.AGES);
		Echo request = callee.takes();

		answer.cancel(false);
		callee.probe().run((process) -> request.reply().send(request.number()));

		assertThat(answer).isCancelled();
		Expect.silence(self);
	}

	@Test
	@Rule({ "R159", "R144", "R150" })
	void failAtOnceWhenThereIsNobodyToAsk(ActorSystem system, Process self) {
		Callee callee = Callee.start(system);
		Monitor monitor = self.monitor(callee.probe().pid());
		callee.probe().exit(ExitReason.NORMAL);
		Expect.down(self, monitor);
		Subject<Echo> nobody = system.subject(Name.unique("nobody"));

		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> callee.inbox().callAsync(Echo.of(1), Expect.AGES));
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> nobody.callAsync(Echo.of(1), Expect.AGES));
	}

	@Test
	@Rule({ "R159", "R149" })
	void giveTheFirstOfTwoAnswers(ActorSystem system) {
		Callee callee = Callee.start(system);
		CompletableFuture<Integer> answer = callee.inbox().callAsync(Echo.of(1), Expect.AGES);
		Echo request = callee.takes();

		callee.probe().run((process) -> {
			request.reply().send(1);
			request.reply().send(2);
		});

		assertThat(answer).succeedsWithin(Expect.SOON).isEqualTo(1);
	}

	@Test
	@Rule({ "R159", "R145" })
	void giveTheAnswerOrFailInAnyCaseWhenTheCalleeEndsMeanwhile(ActorSystem system) {
		Expect.race((round) -> {
			Subject<Echo> ending = system.spawnReceiver((process, inbox) -> {
				if (round % 2 == 0) {
					Echo request = process.receiveForever(inbox);
					request.reply().send(request.number());
				}
				else {
					Expect.spin(round);
				}
			});

			CompletableFuture<Integer> answer = started(ending, round);

			if (round % 2 == 0) {
				assertThat(answer).succeedsWithin(Expect.SOON).isEqualTo(round);
			}
			else {
				assertThat(answer).failsWithin(Expect.SOON)
					.withThrowableOfType(ExecutionException.class)
					.withCauseInstanceOf(CallException.class);
			}
		});
	}

	@Test
	@Rule("R159")
	void canBeReceivedAsMessages(ActorSystem system, Process self) {
		Subject<Object> inbox = self.subject();
		Callee callee = Callee.start(system);

		callee.inbox().<Integer>callAsync(Echo.of(1), Expect.AGES).thenAccept(inbox::send);
		callee.answers();

		assertThat(Expect.message(self, inbox)).isEqualTo(1);
	}

	@Test
	@Rule("R159")
	void canBeReceivedAsMessagesAlsoWhenTheCalleeEndsByItself(ActorSystem system, Process self) {
		Subject<Object> inbox = self.subject();
		Callee callee = Callee.start(system);

		callee.inbox().<Integer>callAsync(Echo.of(1), Expect.AGES).whenComplete((answer, ex) -> inbox.send(ex));
		callee.takes();
		callee.probe().exit(ExitReason.SHUTDOWN);

		assertThat(Expect.message(self, inbox)).isInstanceOf(CalleeExitedException.class);
	}

	@Test
	@Rule("R159")
	void canBeReceivedAsMessagesAlsoWhenTheCalleeIsKilled(ActorSystem system, Process self) {
		Subject<Object> inbox = self.subject();
		Callee callee = Callee.start(system);

		callee.inbox().<Integer>callAsync(Echo.of(1), Expect.AGES).whenComplete((answer, ex) -> inbox.send(ex));
		callee.takes();
		callee.probe().pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(Expect.message(self, inbox)).isInstanceOf(CalleeExitedException.class);
	}

	@Test
	@Rule("R159")
	void mayBeMadeToTheCallerItself(Process self) {
		Subject<Echo> own = self.subject();

		CompletableFuture<Integer> answer = own.callAsync(Echo.of(1), Expect.AGES);
		Echo request = Expect.message(self, own);
		request.reply().send(request.number());

		assertThat(answer).succeedsWithin(Expect.SOON).isEqualTo(1);
	}

	@Test
	@Rule("R159")
	void doNotHarmTheCalleeByACallbackThatThrows(ActorSystem system) {
		Subject<Echo> echo = Actor
			.<String, Echo>of("", (state, request) -> Next.reply(request.reply(), request.number(), state))
			.start(system)
			.subject();

		CompletableFuture<Void> failing = echo.<Integer>callAsync(Echo.of(1), Expect.AGES).thenAccept((answer) -> {
			throw new IllegalStateException("in the callback");
		});

		assertThat(failing).failsWithin(Expect.SOON)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(IllegalStateException.class);
		assertThat(echo.<Integer>call(Echo.of(2), Expect.SOON)).isEqualTo(2);
	}

	@Test
	@Rule("R159")
	void failWhenTheSystemIsClosed() {
		ActorSystem system = ActorSystem.create("closing");
		Callee callee = Callee.start(system);
		CompletableFuture<Integer> answer = callee.inbox().callAsync(Echo.of(1), Expect.AGES);

		system.close();

		assertThat(answer).failsWithin(Expect.SOON)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(SystemClosedException.class);
	}

	@Test
	void refuseNullsAndNegativeTimeoutsAndSendNothing(ActorSystem system) {
		Callee callee = Callee.start(system);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> callee.inbox().callAsync(Echo.of(1), Duration.ofNanos(-1)))
			.withMessageContaining("'timeout'");
		assertThatNullPointerException().isThrownBy(() -> callee.inbox().callAsync(null, Expect.SOON));
		assertThatNullPointerException().isThrownBy(() -> callee.inbox().callAsync(Echo.of(1), null));
		assertThatNullPointerException()
			.isThrownBy(() -> callee.inbox().callAsync((Reply<Integer> reply) -> null, Expect.SOON));

		assertThat(callee.probe().next()).isEmpty();
	}

	private static CompletableFuture<Integer> started(Subject<Echo> callee, int number) {
		try {
			return callee.callAsync(Echo.of(number), Expect.AGES);
		}
		catch (NoProcessException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/** Takes and answers requests when it is told to. */
	private record Callee(Probe probe, Subject<Echo> inbox) {

		static Callee start(ActorSystem system) {
			Probe probe = Probe.start(system);
			return new Callee(probe, probe.ask(Process::subject));
		}

		Echo takes() {
			return this.probe.ask((process) -> Expect.message(process, this.inbox));
		}

		void answers() {
			Echo request = takes();
			this.probe.run((process) -> request.reply().send(request.number()));
		}

	}

}
