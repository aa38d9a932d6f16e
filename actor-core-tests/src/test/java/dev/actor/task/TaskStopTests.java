package dev.actor.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.process.Exit;
import dev.actor.process.ExitException;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Group V: owners who do not want their tasks any more. */
@ActorSystemTest
class TaskStopTests {

	private static final Selector<ExitReason> EXITS = Selector.<ExitReason>empty().trappedExits(Exit::reason);

	private static Integer sleep() {
		Process.current().sleep(Probe.AGES);
		return 0;
	}

	/** As long as it is linked. Takes no notice of a shutdown. */
	private static Integer untilTheOwnerDies() {
		while (!Process.current().receiveForever(EXITS).equals(ExitReason.KILLED)) {
			Thread.onSpinWait();
		}
		return 0;
	}

	/** Traps exits, says so, and does with them as told. */
	private static Task<Integer> trapping(Process self, Callable<Integer> then) {
		CountDownLatch traps = new CountDownLatch(1);
		Task<Integer> task = Task.async(self, () -> {
			Process.current().trapExits(true);
			traps.countDown();
			return then.call();
		});
		assertThat(isOver(traps)).isTrue();
		return task;
	}

	@Test
	@Rule("R392")
	void aRunningOneIsStoppedWithoutATrace(Process self) {
		Task<Integer> task = Task.async(self, TaskStopTests::sleep);
		Monitor end = self.monitor(task.pid().orElseThrow());

		assertThat(task.shutdown()).isEmpty();

		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.SHUTDOWN);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R392")
	void aRunningOneIsKilledWithoutATrace(Process self) {
		Task<Integer> task = trapping(self, TaskStopTests::sleep);
		Monitor end = self.monitor(task.pid().orElseThrow());

		assertThat(task.shutdownBrutally()).isEmpty();

		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.KILLED);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R392")
	void oneThatDoesNotStopIsKilledAfterTheTimeout(Process self) {
		Task<Integer> task = trapping(self, TaskStopTests::sleep);

		assertThat(task.shutdown(Probe.A_WHILE)).contains(new TaskResult.Exited<>(ExitReason.KILLED));

		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R392")
	void oneThatStillReturnsWins(Process self) {
		Task<Integer> task = trapping(self, () -> {
			Process.current().receiveForever(EXITS);
			return 5;
		});

		assertThat(task.shutdown()).contains(new TaskResult.Ok<>(5));

		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R392")
	void oneThatEndsForAnotherReasonSaysSo(Process self) {
		Task<Integer> task = trapping(self, () -> {
			Process.current().receiveForever(EXITS);
			throw Process.current().exit(ExitReason.abnormal("in the middle"));
		});

		assertThat(task.shutdown()).contains(new TaskResult.Exited<>(ExitReason.abnormal("in the middle")));

		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R392")
	void oneThatStopsAsAskedAfterTheTimeIsNotAFailure(Process self) {
		Task<Integer> task = trapping(self, () -> {
			throw Process.current().exit(Process.current().receiveForever(EXITS));
		});

		assertThat(task.shutdown(Probe.SOON)).isEmpty();

		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R392")
	void oneThatHasEndedIsJudgedByItsReason(Process self) {
		self.trapExits(true);
		for (ExitReason reason : new ExitReason[] { ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.KILLED,
				ExitReason.abnormal("x") }) {
			Task<Integer> asked = exited(self, reason);
			Task<Integer> killed = exited(self, reason);

			assertThat(asked.shutdown().isEmpty()).isEqualTo(reason.equals(ExitReason.SHUTDOWN));
			assertThat(killed.shutdownBrutally().isEmpty()).isEqualTo(reason.equals(ExitReason.KILLED));
			assertThat(asked.yield(Duration.ZERO)).contains(new TaskResult.Exited<>(reason));
		}
		Probe.nothingLeft(self);
	}

	private static Task<Integer> exited(Process self, ExitReason reason) {
		Task<Integer> task = Task.async(self, () -> {
			throw Process.current().exit(reason);
		});
		assertThat(Probe.exit(self).reason()).isEqualTo(reason);
		// The link is told first.
		assertThat(task.yield(Probe.SOON)).isPresent();
		return task;
	}

	@Test
	@Rule("R392")
	void aResultThatIsThereWinsThoughTheTaskDiedAbnormally(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(TaskSupervisorSpec.of("tasks"));
		Probe.race((round) -> {
			Task<Integer> task = tasks.asyncNolink(self, () -> {
				Probe.spin(round);
				return 9;
			});
			Probe.spin(round * 7);
			task.pid().orElseThrow().kill();
			// Whichever was first, it is the same for all who ask.
			TaskResult<Integer> result = task.yield(Probe.SOON).orElseThrow();
			assertThat(result).isIn(new TaskResult.Ok<>(9), new TaskResult.Exited<>(ExitReason.KILLED));
			assertThat(task.shutdown()).contains(result);
		});
	}

	@Test
	@Rule("R392")
	void whatAKilledOneStillMakesOfItDoesNotCount(Process self) {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		Task<Integer> task = Task.async(self, () -> {
			try {
				begun.countDown();
				return sleep();
			}
			catch (ExitException ex) {
				over.countDown();
				return 5;
			}
		});
		assertThat(isOver(begun)).isTrue();

		assertThat(task.shutdownBrutally()).isEmpty();

		assertThat(isOver(over)).isTrue();
	}

	private static boolean isOver(CountDownLatch latch) {
		try {
			return latch.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	@Rule("R392")
	void aStopInARaceWithTheEndTouchesNoOwner(Process self) {
		Probe.race((round) -> {
			Task<Integer> task = Task.async(self, () -> {
				Probe.spin(round);
				return 9;
			});
			Probe.spin(round * 3);
			assertThat((round % 2 == 0) ? task.shutdown() : task.shutdownBrutally()).satisfiesAnyOf(
					(none) -> assertThat(none).isEmpty(), (ok) -> assertThat(ok).hasValue(new TaskResult.Ok<>(9)));
		});
		Probe.nothingLeft(self);
	}

	/**
	 * Unlinked and not asked yet, or not killed yet, is where an owner's death would
	 * leave it.
	 */
	@Test
	@Rule("R392")
	void anOwnerThatIsKilledWhileItStopsATaskLeavesNone(ActorSystem system, Process self) {
		Probe.race((round) -> {
			CompletableFuture<Pid> begun = new CompletableFuture<>();
			Monitor owner = self.spawnMonitored((process) -> {
				Task<Integer> task = trapping(process, TaskStopTests::untilTheOwnerDies);
				begun.complete(task.pid().orElseThrow());
				task.shutdown(Probe.AGES);
			});
			Monitor task = self.monitor(begun.orTimeout(5, TimeUnit.SECONDS).join());
			Probe.spin(round * 5);
			owner.pid().kill();
			Probe.down(self, owner);
			Probe.down(self, task);
		});
		assertThat(system.processes()).containsExactly(self.pid());
	}

	@Test
	@Rule("R393")
	void anIgnoredOneGoesOnByItself(ActorSystem system, Process self) {
		CompletableFuture<Integer> input = new CompletableFuture<>();
		CompletableFuture<Pid> begun = new CompletableFuture<>();
		Probe owner = Probe.start(system);
		owner.run((process) -> {
			Task<Integer> task = Task.async(process, input::get);
			assertThat(task.ignore()).isEmpty();
			Probe.nothingLeft(process);
			begun.complete(task.pid().orElseThrow());
		});
		Monitor task = self.monitor(begun.join());

		owner.pid().kill();
		Probe.down(self, owner.pid());
		assertThat(task.pid().isAlive()).isTrue();
		input.complete(1);

		assertThat(Probe.down(self, task).reason()).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	@Rule("R393")
	void itsLaterReplyAndFailureAreDropped(Process self) {
		for (boolean fails : new boolean[] { false, true }) {
			CompletableFuture<Integer> input = new CompletableFuture<>();
			Task<Integer> task = Task.async(self, input::get);
			Monitor end = self.monitor(task.pid().orElseThrow());
			assertThat(task.ignore()).isEmpty();

			boolean ended = fails ? input.completeExceptionally(new IllegalStateException("late")) : input.complete(1);

			assertThat(ended).isTrue();
			assertThat(Probe.down(self, end).reason().isAbnormal()).isEqualTo(fails);
			Probe.nothingLeft(self);
			assertThatIllegalStateException().isThrownBy(task::await).withMessageContaining("was ignored");
			assertThatIllegalStateException().isThrownBy(() -> task.yield(Duration.ZERO));
		}
	}

	@Test
	@Rule("R393")
	void oneThatIsFinishedIsGivenOnceMore(Process self) {
		self.trapExits(true);
		Task<Integer> returned = Task.async(self, () -> 4);
		Probe.exit(self);
		Task<Integer> failed = exited(self, ExitReason.abnormal("x"));

		assertThat(returned.ignore()).contains(new TaskResult.Ok<>(4));
		assertThat(failed.ignore()).contains(new TaskResult.Exited<>(ExitReason.abnormal("x")));
		Probe.nothingLeft(self);
	}

}
