package dev.actor.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Group V: waiting for many tasks, and looking at tasks. */
@ActorSystemTest
class TaskManyTests {

	private final CompletableFuture<Integer> never = new CompletableFuture<>();

	private static void end(Process self, Task<?> task) {
		task.pid().filter(Pid::isAlive).ifPresent((pid) -> Probe.down(self, pid));
	}

	@Test
	@Rule("R390")
	void resultsAreInTheOrderOfTheTasks(Process self) {
		List<CompletableFuture<Integer>> inputs = IntStream.range(0, 3)
			.mapToObj((i) -> new CompletableFuture<Integer>())
			.toList();
		List<Task<Integer>> tasks = inputs.stream().map((input) -> Task.<Integer>async(self, input::get)).toList();

		for (int i = 2; i >= 0; i--) {
			inputs.get(i).complete(i);
			end(self, tasks.get(i));
		}

		assertThat(Task.awaitMany(tasks, Probe.SOON)).containsExactly(0, 1, 2);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R390")
	void ofNoTasksIsNothing(Process self) {
		assertThat(Task.awaitMany(List.<Task<Integer>>of(), Duration.ZERO)).isEmpty();
		assertThat(Task.yieldMany(List.<Task<Integer>>of(), Duration.ZERO)).isEmpty();
	}

	@Test
	@Rule("R390")
	void theFirstFailureIsRaisedAtOnce(Process self) {
		self.trapExits(true);
		Task<Integer> stays = Task.async(self, this.never::get);
		Task<Integer> fails = Task.async(self, () -> {
			throw Process.current().exit(ExitReason.shutdown("no"));
		});

		assertThatExceptionOfType(TaskExitedException.class)
			.isThrownBy(() -> Task.awaitMany(List.of(stays, fails, stays), Probe.SOON))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.shutdown("no")))
			.withMessageContaining(fails.pid().orElseThrow().toString());

		assertThat(Probe.exit(self).pid()).isEqualTo(fails.pid().orElseThrow());
		this.never.complete(7);
		assertThat(stays.await()).isEqualTo(7);
		assertThat(Probe.exit(self).pid()).isEqualTo(stays.pid().orElseThrow());
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R390")
	void haveOneDeadlineTogether(Process self) {
		Task<Integer> done = Task.completed(self, 1);
		Task<Integer> stays = Task.async(self, this.never::get);

		assertThatExceptionOfType(TaskTimeoutException.class)
			.isThrownBy(() -> Task.awaitMany(List.of(done, stays), Probe.A_WHILE))
			.withMessageContaining("1 of 2")
			.withMessageContaining(stays.pid().orElseThrow().toString());

		this.never.complete(1);
		assertThat(stays.await()).isEqualTo(1);
		end(self, stays);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R390")
	void areAwaitedHoweverTheyComeIn(Process self) {
		Probe.race((round) -> {
			List<Task<Integer>> tasks = IntStream.range(0, 4).mapToObj((i) -> Task.<Integer>async(self, () -> {
				Probe.spin(round * (i + 1));
				return i;
			})).toList();
			assertThat(Task.awaitMany(tasks, Probe.SOON)).containsExactly(0, 1, 2, 3);
		});
	}

	@Test
	@Rule("R391")
	void yieldGivesNothingYetAndCanBeRepeated(Process self) {
		Task<Integer> task = Task.async(self, this.never::get);

		assertThat(task.yield(Duration.ZERO)).isEmpty();
		assertThat(task.yield(Probe.A_WHILE)).isEmpty();
		assertThat(task.pid().orElseThrow().isAlive()).isTrue();
		this.never.complete(3);

		assertThat(task.yield(Probe.SOON)).contains(new TaskResult.Ok<>(3));
		end(self, task);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R391")
	void yieldGivesTheReasonOfAnExitAndRaisesNothing(Process self) {
		self.trapExits(true);
		Task<Integer> task = Task.async(self, () -> {
			throw Process.current().exit(ExitReason.shutdown("why"));
		});

		assertThat(task.yield(Probe.SOON)).contains(new TaskResult.Exited<>(ExitReason.shutdown("why")));

		Probe.exit(self);
	}

	@Test
	@Rule("R391")
	void yieldManyTellsOfEachWhatItBecame(Process self) {
		self.trapExits(true);
		Task<Integer> stays = Task.async(self, this.never::get);
		Task<Integer> returns = Task.completed(self, 2);
		Task<Integer> exits = Task.async(self, () -> {
			throw Process.current().exit(ExitReason.NORMAL);
		});
		Probe.exit(self);
		assertThat(exits.yield(Probe.SOON)).isPresent();

		assertThat(Task.yieldMany(List.of(stays, returns, exits), Probe.A_WHILE)).containsExactly(Optional.empty(),
				Optional.of(new TaskResult.Ok<>(2)), Optional.of(new TaskResult.Exited<>(ExitReason.NORMAL)));

		this.never.complete(1);
		assertThat(stays.await()).isEqualTo(1);
		Probe.exit(self);
	}

	@Test
	@Rule("R391")
	void yieldManyKillsThoseThatAreLateIfToldSo(Process self) {
		Task<Integer> late = Task.async(self, this.never::get);
		Task<Integer> early = Task.completed(self, 2);

		assertThat(Task.yieldMany(List.of(late, early), Probe.A_WHILE, OnTimeout.KILL_TASK))
			.containsExactly(Optional.empty(), Optional.of(new TaskResult.Ok<>(2)));

		assertThat(late.pid().orElseThrow().isAlive()).isFalse();
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R391")
	void yieldManyIgnoresThoseThatAreLateIfToldSo(Process self) {
		Task<Integer> late = Task.async(self, this.never::get);
		Pid pid = late.pid().orElseThrow();

		assertThat(Task.yieldMany(List.of(late), Probe.A_WHILE, OnTimeout.IGNORE)).containsExactly(Optional.empty());

		assertThat(pid.isAlive()).isTrue();
		Probe.nothingLeft(self);
		this.never.complete(1);
		end(self, late);
	}

	@Test
	@Rule("R391")
	void yieldManyReturnsAtItsLimitAndDoesNothingToTheRest(Process self) {
		Task<Integer> stays = Task.async(self, this.never::get);
		Task<Integer> done = Task.async(self, () -> 2);

		assertThat(Task.yieldMany(List.of(stays, done), 1, Probe.SOON, OnTimeout.KILL_TASK))
			.containsExactly(Optional.empty(), Optional.of(new TaskResult.Ok<>(2)));

		assertThat(stays.pid().orElseThrow().isAlive()).isTrue();
		this.never.complete(1);
		assertThat(stays.await()).isEqualTo(1);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Task.yieldMany(List.of(stays), -1, Probe.SOON, OnTimeout.NOTHING))
			.withMessageContaining("'limit'");
	}

}
