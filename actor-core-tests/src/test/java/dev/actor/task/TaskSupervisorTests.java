package dev.actor.task;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Group V: tasks that a supervisor starts for others. */
@ActorSystemTest
class TaskSupervisorTests {

	private static final IllegalStateException THROWN = new IllegalStateException("on purpose");

	private TaskSupervisor tasks;

	private final CompletableFuture<Integer> never = new CompletableFuture<>();

	@BeforeEach
	void startTheSupervisor(ActorSystem system) {
		this.tasks = system.start(TaskSupervisorSpec.of("tasks"));
	}

	/**
	 * They end by themselves. One that is dead may be known to its supervisor a little
	 * longer.
	 */
	static void noneIsLeft(Process self, TaskSupervisor tasks) {
		for (Pid task : tasks.children()) {
			Probe.down(self, task);
			tasks.terminateChild(task);
		}
		assertThat(tasks.children()).isEmpty();
	}

	private static Integer fail() {
		throw THROWN;
	}

	@Test
	@Rule({ "R385", "R389" })
	void givesResults(Process self) {
		Task<Integer> linked = this.tasks.async(self, () -> 1);
		Task<Integer> unlinked = this.tasks.asyncNolink(self, () -> 2);

		assertThat(linked.await()).isEqualTo(1);
		assertThat(unlinked.await()).isEqualTo(2);

		noneIsLeft(self, this.tasks);
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R389")
	void aCrashDoesNotKillACallerWithoutALink(Process self) {
		Task<Integer> task = this.tasks.asyncNolink(self, TaskSupervisorTests::fail);

		assertThatExceptionOfType(TaskExitedException.class).isThrownBy(task::await)
			.withCause(THROWN)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.abnormal(THROWN)));

		Probe.nothingLeft(self);
		assertThat(this.tasks.pid()).isPresent();
	}

	@Test
	@Rule("R389")
	void aTaskWithoutALinkSurvivesItsOwner(ActorSystem system, Process self) {
		Probe owner = Probe.start(system);
		Pid task = owner.ask((process) -> this.tasks.asyncNolink(process, this.never::get).pid().orElseThrow());
		Monitor end = self.monitor(task);

		owner.pid().kill();
		Probe.down(self, owner.pid());

		assertThat(this.tasks.children()).containsExactly(task);
		this.never.complete(1);
		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.NORMAL);
	}

	@Test
	@Rule({ "R388", "R389" })
	void aCrashKillsALinkedCallerWithTheSameReason(ActorSystem system, Process self) {
		ExitReason reason = ExitReason.abnormal("both");
		Probe.race((round) -> {
			Monitor end = self.spawnMonitored((owner) -> this.tasks.async(owner, () -> {
				throw Process.current().exit(reason);
			}).await());
			assertThat(Probe.down(self, end).reason()).isEqualTo(reason);
		});
	}

	@Test
	@Rule({ "R388", "R389" })
	void aLinkedTaskDiesWithItsCallerHoweverEarly(Process self) {
		Probe.race((round) -> {
			Monitor owner = self.spawnMonitored((process) -> this.tasks.async(process, this.never::get).await());
			Probe.spin(round * 20);
			owner.pid().kill();
			Probe.down(self, owner);
		});
		// The tasks of dead callers may still be on their way out.
		noneIsLeft(self, this.tasks);
	}

	@Test
	@Rule({ "R388", "R389" })
	void aTrappingCallerGetsTheExitOfALinkedTask(Process self) {
		self.trapExits(true);
		Task<Integer> task = this.tasks.async(self, TaskSupervisorTests::fail);

		assertThatExceptionOfType(TaskExitedException.class).isThrownBy(task::await).withCause(THROWN);

		assertThat(Probe.exit(self)).isEqualTo(new Exit(task.pid().orElseThrow(), ExitReason.abnormal(THROWN)));
	}

	/** The task links itself, maybe after its owner has unlinked it. */
	@Test
	@Rule("R392")
	void aStopAtOnceTouchesNoOwner(Process self) {
		Probe.race((round) -> {
			Task<Integer> task = this.tasks.async(self, this.never::get);
			Probe.spin(round);
			assertThat((round % 2 == 0) ? task.shutdown() : task.shutdownBrutally()).isEmpty();
		});
		Probe.nothingLeft(self);
	}

	/** Whoever starts it has its pid before its code begins, if that gets no thread. */
	@Test
	@Rule("R393")
	void oneThatIsIgnoredBeforeItBeginsDoesNotLinkItself(Process self) throws Exception {
		CompletableFuture<Boolean> begun = new CompletableFuture<>();
		AtomicBoolean free = new AtomicBoolean();
		int carriers = Runtime.getRuntime().availableProcessors();
		CountDownLatch taken = new CountDownLatch(carriers);
		for (int i = 0; i < carriers; i++) {
			Thread.ofVirtual().start(() -> {
				taken.countDown();
				while (!free.get()) {
					Thread.onSpinWait();
				}
			});
		}
		Task<Integer> task;
		try {
			assertThat(taken.await(5, TimeUnit.SECONDS)).isTrue();
			task = this.tasks.async(self, () -> {
				begun.complete(true);
				return this.never.get();
			});
			assertThat(task.ignore()).isEmpty();
			assertThat(begun).isNotDone();
		}
		finally {
			free.set(true);
		}

		assertThat(begun).succeedsWithin(Probe.SOON);
		assertThat(task.pid().filter(Pid::isAlive)).isPresent();
		Probe.nothingLeft(self);
	}

	@Test
	@Rule("R387")
	void anInterruptedCallerLeavesNoTask(Process self) {
		AtomicInteger interrupted = new AtomicInteger();
		Probe.race((round) -> {
			Thread.currentThread().interrupt();
			try {
				this.tasks.asyncNolink(self, this.never::get).pid().ifPresent(Pid::kill);
			}
			catch (CallInterruptedException ex) {
				interrupted.incrementAndGet();
			}
			assertThat(Thread.interrupted()).isTrue();
		});
		assertThat(interrupted.get()).isPositive();
		noneIsLeft(self, this.tasks);
	}

	@Test
	@Rule("R386")
	void startsTasksForTheCallingProcessOnly(ActorSystem system) {
		Process stranger = Probe.start(system).ask((process) -> process);

		assertThatIllegalStateException().isThrownBy(() -> this.tasks.async(stranger, () -> 1))
			.withMessageContaining(stranger.pid().toString());
		assertThat(this.tasks.children()).isEmpty();
	}

	@Test
	@Rule("R396")
	void itsTasksHaveTheCallerAndNotTheSupervisorAsCallers(Process self) throws Exception {
		Task<List<Pid>> task = this.tasks.async(self,
				() -> this.tasks.asyncNolink(Process.current(), () -> Process.current().callers()).await());

		assertThat(task.await()).containsExactly(task.pid().orElseThrow(), self.pid());

		assertThat(this.tasks.submit(() -> Process.current().callers()).get(5, TimeUnit.SECONDS))
			.containsExactly(self.pid());
		assertThat(this.tasks.submit(() -> Process.current().parent().orElseThrow()).get(5, TimeUnit.SECONDS))
			.isEqualTo(this.tasks.pid().orElseThrow());
		CompletableFuture<List<Pid>> foreign = CompletableFuture
			.supplyAsync(() -> this.tasks.submit(() -> Process.current().callers()).join());
		assertThat(foreign).succeedsWithin(Probe.SOON).isEqualTo(List.of());
	}

	@Test
	@Rule("R389")
	void submitGivesAnyThreadTheResult() {
		CompletableFuture<Integer> result = CompletableFuture
			.supplyAsync(() -> this.tasks.submit(() -> 6 * 7).thenApply((value) -> value + 1).join());

		assertThat(result).succeedsWithin(Probe.SOON).isEqualTo(43);
	}

	@Test
	@Rule("R389")
	void submitFailsWithWhatTheCodeThrew() {
		assertThat(this.tasks.submit(TaskSupervisorTests::fail)).failsWithin(Probe.SOON)
			.withThrowableOfType(ExecutionException.class)
			.withCause(THROWN);
		assertThat(this.tasks.submit(() -> {
			throw Process.current().exit(ExitReason.shutdown("enough"));
		})).failsWithin(Probe.SOON)
			.withThrowableOfType(ExecutionException.class)
			.havingCause()
			.isInstanceOfSatisfying(TaskExitedException.class,
					(ex) -> assertThat(ex.reason()).isEqualTo(ExitReason.shutdown("enough")));
	}

	@Test
	@Rule("R392")
	void cancellingTheFutureStopsTheTask(Process self) {
		CompletableFuture<Pid> begun = new CompletableFuture<>();
		CompletableFuture<Integer> future = this.tasks.submit(() -> {
			begun.complete(Process.current().pid());
			return this.never.get();
		});
		Monitor end = self.monitor(begun.join());

		assertThat(future.cancel(false)).isTrue();

		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
		assertThat(this.tasks.children()).isEmpty();
	}

	@Test
	@Rule("R392")
	void aFutureThatTimesOutStopsTheTask(Process self) {
		CompletableFuture<Pid> begun = new CompletableFuture<>();
		CompletableFuture<Integer> future = this.tasks.submit(() -> {
			begun.complete(Process.current().pid());
			return this.never.get();
		});
		Monitor end = self.monitor(begun.join());

		assertThat(future.orTimeout(10, TimeUnit.MILLISECONDS)).failsWithin(Probe.SOON)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(TimeoutException.class);

		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.SHUTDOWN);
	}

	@Test
	@Rule("R389")
	void everyFutureEndsWhenTheSystemIsClosed() {
		for (int round = 0; round < 100; round++) {
			ActorSystem system = ActorSystem.create("closes-" + round);
			TaskSupervisor closing = TaskSupervisorSpec.of("closing").start(system).supervisor();
			List<CompletableFuture<Integer>> futures = Stream.generate(() -> closing.submit(this.never::get))
				.limit(5)
				.toList();

			system.close();

			assertThat(futures).allSatisfy((future) -> assertThat(future).failsWithin(Probe.SOON));
		}
	}

	@Test
	@Rule("R389")
	void refusesMoreThanItMayHave(ActorSystem system, Process self) {
		TaskSupervisor few = system.start(TaskSupervisorSpec.of("few").maxChildren(1));
		Task<Integer> first = few.asyncNolink(self, this.never::get);

		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> few.submit(() -> 1))
			.withMessageContaining("'few'")
			.withMessageContaining("1 tasks")
			.withMessageContaining("maxChildren");
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> few.async(self, () -> 1));
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> few.startChild((process) -> {
		}));

		first.shutdown();
		assertThat(few.submit(() -> 1)).succeedsWithin(Probe.SOON).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> TaskSupervisorSpec.of("few").maxChildren(-1))
			.withMessageContaining("'few'")
			.withMessageContaining("'maxChildren'");
	}

	@Test
	@Rule("R389")
	void throwsWhenItDoesNotRun(ActorSystem system, Process self) {
		TaskSupervisor nobody = TaskSupervisorSpec.of("nobody").handle(system);

		assertThat(nobody.pid()).isEmpty();
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> nobody.submit(() -> 1))
			.withMessageContaining("nobody");
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> nobody.async(self, () -> 1));
	}

}
