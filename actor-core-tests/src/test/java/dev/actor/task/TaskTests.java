package dev.actor.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Group V: a task and its owner. */
@ActorSystemTest
class TaskTests {

	@Test
	@Rule("R385")
	void givesItsResultAndLeavesNothing(Process self) {
		Task<Integer> task = Task.async(self, () -> 6 * 7);

		assertThat(task.await()).isEqualTo(42);

		Probe.down(self, task.pid().orElseThrow());
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R385")
	void leavesNothingWhenNobodyAwaitsIt(Process self) {
		Task<Integer> task = Task.async(self, () -> 1);

		Probe.down(self, task.pid().orElseThrow());

		Probe.nothingLeft(self);
		assertThat(task.await()).isEqualTo(1);
		assertThat(task.await()).isEqualTo(1);
	}

	@Test
	@Rule("R385")
	void takesNothingOfTheOwnersMailbox(Process self) {
		Subject<String> subject = self.subject();
		subject.send("mine");
		Task<String> task = Task.async(self, () -> {
			subject.send("the task's");
			return "result";
		});

		assertThat(task.await()).isEqualTo("result");

		assertThat(self.receive(subject, Probe.SOON)).contains("mine");
		assertThat(self.receive(subject, Probe.SOON)).contains("the task's");
	}

	@Test
	@Rule("R385")
	void isLinkedToItsOwnerWhileItRuns(Process self) {
		CountDownLatch go = new CountDownLatch(1);
		Task<Boolean> task = Task.async(self, () -> go.await(1, TimeUnit.HOURS));
		Pid pid = task.pid().orElseThrow();

		assertThat(self.pid().info().orElseThrow().links()).containsExactly(pid);

		Monitor end = self.monitor(pid);
		go.countDown();
		Probe.down(self, end);
	}

	@Test
	@Rule("R385")
	void aCompletedOneNeverWasAProcess(Process self) {
		Task<String> task = Task.completed(self, "there");

		assertThat(task.pid()).isEmpty();
		assertThat(task.await()).isEqualTo("there");
		assertThat(task.yield(Duration.ZERO)).contains(new TaskResult.Ok<>("there"));
		assertThat(task.shutdown()).contains(new TaskResult.Ok<>("there"));
		assertThat(task.ignore()).contains(new TaskResult.Ok<>("there"));
	}

	@Test
	@Rule("R385")
	void aTrappingOwnerGetsTheExitOfALinkedTaskAsElixirsDo(Process self) {
		self.trapExits(true);
		Task<Integer> task = Task.async(self, () -> 1);

		assertThat(task.await()).isEqualTo(1);

		assertThat(Probe.exit(self)).isEqualTo(new Exit(task.pid().orElseThrow(), ExitReason.NORMAL));
		Probe.nothingLeft(self);
	}

	/**
	 * The kernel drops what an actor does not select: a reply in the mailbox would be
	 * lost.
	 */
	@Test
	@Rule("R385")
	void anActorMayAwaitInALaterHandler(ActorSystem system) {
		Subject<Order> actor = Actor.<Optional<Task<String>>, Order>of(Optional.empty(), TaskTests::take)
			.start(system)
			.subject();
		CompletableFuture<String> input = new CompletableFuture<>();

		Pid task = actor.call((reply) -> new Begin(input, reply), Probe.SOON);
		CompletableFuture<ExitReason> ended = new CompletableFuture<>();
		task.onExit(ended::complete);
		input.complete("kept");
		assertThat(ended).succeedsWithin(Probe.SOON).isEqualTo(ExitReason.NORMAL);

		assertThat(actor.<String>call(Finish::new, Probe.SOON)).isEqualTo("kept");
		assertThat(system.deadLetterCount()).isZero();
	}

	sealed interface Order {

	}

	record Begin(CompletableFuture<String> input, Reply<Pid> reply) implements Order {

	}

	record Finish(Reply<String> reply) implements Order {

	}

	private static Next<Optional<Task<String>>, Order> take(Optional<Task<String>> state, Order order) {
		return switch (order) {
			case Begin begin -> {
				Task<String> task = Task.async(Process.current(), begin.input()::get);
				yield Next.reply(begin.reply(), task.pid().orElseThrow(), Optional.of(task));
			}
			case Finish finish -> Next.reply(finish.reply(), state.orElseThrow().await(), state);
		};
	}

	@Test
	@Rule("R386")
	void onlyTheOwnerMayUseIt(ActorSystem system, Process self) throws Exception {
		Probe owner = Probe.start(system);
		Task<Integer> task = owner.ask((process) -> Task.async(process, () -> 1));
		owner.run((process) -> task.await());

		assertThatIllegalStateException().isThrownBy(task::await)
			.withMessageContaining(owner.pid().toString())
			.withMessageContaining(self.pid().toString())
			.withMessageContaining("belongs to");
		assertThatIllegalStateException().isThrownBy(() -> task.yield(Duration.ZERO));
		assertThatIllegalStateException().isThrownBy(task::shutdown);
		assertThatIllegalStateException().isThrownBy(task::ignore);
		assertThatIllegalStateException().isThrownBy(() -> Task.awaitMany(List.of(task), Probe.SOON));
		CompletableFuture<Integer> foreign = CompletableFuture.supplyAsync(task::await);
		assertThat(foreign).failsWithin(Probe.SOON).withThrowableThat().withMessageContaining(owner.pid().toString());
	}

	@Test
	@Rule("R387")
	void afterATimeoutItsResultReachesNoMailbox(Process self) {
		CompletableFuture<String> input = new CompletableFuture<>();
		Task<String> task = Task.async(self, input::get);
		Monitor end = self.monitor(task.pid().orElseThrow());

		assertThatExceptionOfType(TaskTimeoutException.class).isThrownBy(() -> task.await(Probe.A_WHILE))
			.withMessageContaining(task.pid().orElseThrow().toString())
			.withMessageContaining("100 ms");
		input.complete("late");

		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.NORMAL);
		Probe.nothingLeft(self);
		assertThat(task.await()).isEqualTo("late");
	}

	@Test
	@Rule("R388")
	void itsFailureIsTheCauseOfTheOwners(ActorSystem system, Process self) {
		IllegalArgumentException thrown = new IllegalArgumentException("no such thing");
		Probe owner = Probe.start(system);
		owner.run((process) -> {
			process.trapExits(true);
			Task<Integer> task = Task.async(process, () -> {
				throw thrown;
			});
			assertThatExceptionOfType(TaskExitedException.class).isThrownBy(task::await)
				.withCause(thrown)
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.abnormal(thrown)));
			assertThat(Probe.exit(process).reason()).isEqualTo(ExitReason.abnormal(thrown));
			Probe.nothingLeft(process);
		});
	}

	@Test
	@Rule("R388")
	void itsOwnReasonIsGivenAsItIs(Process self) {
		self.trapExits(true);
		for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("enough"),
				ExitReason.abnormal("odd"), ExitReason.KILL)) {
			Task<Integer> task = Task.async(self, () -> {
				throw Process.current().exit(reason);
			});
			assertThatExceptionOfType(TaskExitedException.class).isThrownBy(task::await)
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
			assertThat(Probe.exit(self).reason()).isEqualTo(reason);
		}
	}

	@Test
	@Rule("R388")
	void aResultOfNothingIsAFailureThatSaysSo(Process self) {
		self.trapExits(true);
		Task<String> task = Task.async(self, () -> null);

		assertThatExceptionOfType(TaskExitedException.class).isThrownBy(task::await)
			.withCauseInstanceOf(NullPointerException.class)
			.withStackTraceContaining("use Optional or Ack");
		Probe.exit(self);
	}

	/**
	 * Always with the task's reason, never with that of a failed await: the link is
	 * first.
	 */
	@Test
	@Rule("R388")
	void anOwnerThatDoesNotTrapDiesWithIt(ActorSystem system, Process self) {
		ExitReason reason = ExitReason.abnormal("both");
		Probe.race((round) -> {
			Monitor end = self.spawnMonitored((owner) -> {
				Task<Integer> task = Task.async(owner, () -> {
					Probe.spin(round);
					throw Process.current().exit(reason);
				});
				Probe.spin(64 - round);
				task.await();
			});
			assertThat(Probe.down(self, end).reason()).isEqualTo(reason);
		});
	}

	@Test
	@Rule("R388")
	void anOwnerSurvivesItsNormalExitButHasNoResult(Process self) {
		Task<Integer> task = Task.async(self, () -> {
			throw Process.current().exit(ExitReason.NORMAL);
		});

		assertThatExceptionOfType(TaskExitedException.class).isThrownBy(task::await)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.NORMAL));
	}

	@Test
	@Rule("R388")
	void diesWithItsOwnerHoweverThatEnds(ActorSystem system, Process self) {
		Probe.race((round) -> {
			Probe owner = Probe.start(system);
			CompletableFuture<Pid> begun = new CompletableFuture<>();
			owner.tell((process) -> {
				Task<Integer> task = Task.async(process, () -> {
					Process.current().sleep(Probe.AGES);
					return 1;
				});
				begun.complete(task.pid().orElseThrow());
				task.await(Probe.AGES);
			});
			Monitor end = self.monitor(begun.orTimeout(5, TimeUnit.SECONDS).join());
			Probe.spin(round);
			owner.pid().kill();
			assertThat(Probe.down(self, end).reason()).isIn(ExitReason.KILLED, ExitReason.NO_PROCESS);
		});
		assertThat(system.processes()).containsExactly(self.pid());
	}

	@Test
	@Rule("R387")
	void anInterruptEndsTheWaitAndNotTheTask(Process self) {
		CompletableFuture<String> input = new CompletableFuture<>();
		Task<String> task = Task.async(self, input::get);

		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(task::await);

		assertThat(Thread.interrupted()).isTrue();
		input.complete("still");
		assertThat(task.await()).isEqualTo("still");
	}

	@Test
	@Rule({ "R385", "R387" })
	void aTimeoutAndAResultInARaceLeaveNothing(Process self) {
		Probe.race((round) -> {
			Task<Integer> task = Task.async(self, () -> {
				Probe.spin(round);
				return round;
			});
			Optional<TaskResult<Integer>> first = task.yield(Duration.ofNanos(round * 100L));
			assertThat(first.map(TaskResult::orElseThrow).orElse(round)).isEqualTo(round);
			assertThat(task.await()).isEqualTo(round);
		});
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R396")
	void knowsItsCallersNearestFirst(Process self) {
		Task<List<Pid>> outer = Task.async(self, () -> {
			Process first = Process.current();
			return Task.async(first, () -> {
				Process second = Process.current();
				return Task.async(second, () -> Process.current().callers()).await();
			}).await();
		});

		List<Pid> callers = outer.await();

		assertThat(callers).hasSize(3).endsWith(outer.pid().orElseThrow(), self.pid());
		assertThat(callers.getFirst()).isNotIn(outer.pid().orElseThrow(), self.pid());
		assertThat(self.callers()).isEmpty();
	}

}
