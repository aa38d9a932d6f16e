package dev.actor.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.process.Body;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Shutdown;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Group V: how supervised tasks are stopped and started again. */
@ActorSystemTest(virtualTime = true)
class TaskSupervisorEndTests {

	private static final Selector<ExitReason> EXITS = Selector.<ExitReason>empty().trappedExits(Exit::reason);

	private final TaskSupervisorSpec spec = TaskSupervisorSpec.of("tasks");

	/** Says that it traps exits; hears of the shutdown and goes on until the latch. */
	private static Body stubborn(Subject<Pid> told) {
		return (task) -> {
			task.trapExits(true);
			told.send(task.pid());
			while (true) {
				task.receiveForever(EXITS);
			}
		};
	}

	private static void sleep(Process task) {
		task.sleep(Probe.AGES);
	}

	@Test
	@ActorSystemTest
	@Rule("R389")
	void anUnknownPidIsNoTaskOfIts(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(this.spec);

		assertThat(tasks.terminateChild(self.pid())).isFalse();
	}

	@Test
	@Rule("R389")
	void terminatesOneTaskAndNotTheOthers(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(this.spec);
		Pid first = tasks.startChild(TaskSupervisorEndTests::sleep, Restart.PERMANENT);
		Pid second = tasks.startChild(TaskSupervisorEndTests::sleep);
		Monitor end = self.monitor(first);

		assertThat(tasks.terminateChild(first)).isTrue();

		assertThat(first.isAlive()).isFalse();
		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(tasks.children()).containsExactly(second);
		assertThat(tasks.terminateChild(first)).isFalse();
	}

	@Test
	@Rule("R389")
	void killsATaskThatIsLateAndAnswersOthersMeanwhile(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(this.spec);
		Subject<Pid> told = self.subject();
		Pid stubborn = tasks.shutdown(Shutdown.INFINITY).startChild(stubborn(told));
		Pid late = tasks.shutdown(Shutdown.within(Probe.A_WHILE)).startChild(stubborn(told));
		Pid brutal = tasks.shutdown(Shutdown.BRUTAL_KILL).startChild(stubborn(told));
		for (int i = 0; i < 3; i++) {
			assertThat(self.receive(told, Probe.SOON)).isPresent();
		}
		List<Monitor> ends = Stream.of(late, brutal).map(self::monitor).toList();
		CompletableFuture<Boolean> waits = CompletableFuture.supplyAsync(() -> tasks.terminateChild(stubborn));

		assertThat(tasks.terminateChild(late)).isTrue();
		assertThat(tasks.terminateChild(brutal)).isTrue();

		assertThat(ends).allSatisfy((end) -> assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.KILLED));
		assertThat(tasks.children()).containsExactly(stubborn);
		assertThat(waits).isNotDone();
		stubborn.kill();
		assertThat(waits).succeedsWithin(Probe.SOON).isEqualTo(true);
	}

	@Test
	@Rule("R389")
	void stopsAllTasksAtOnceWithinOneTime(ActorSystem system, Process self) {
		TaskSupervisorSpec.Started started = this.spec.start(system);
		Subject<Pid> told = self.subject();
		int number = 20;
		TaskSupervisor tasks = started.supervisor().shutdown(Shutdown.within(Duration.ofMillis(500)));
		for (int i = 0; i < number; i++) {
			tasks.startChild(stubborn(told));
		}
		List<Monitor> ends = Stream.generate(() -> self.monitor(self.receive(told, Probe.SOON).orElseThrow()))
			.limit(number)
			.toList();

		// One after the other would take ten seconds.
		assertThat(system.stop(started.pid(), Probe.SOON)).isTrue();

		assertThat(ends).allSatisfy((end) -> assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.KILLED));
	}

	@Test
	@Rule("R389")
	void asksTasksToStopAndWaitsForThemAtItsEnd(ActorSystem system, Process self) {
		TaskSupervisorSpec.Started started = this.spec.start(system);
		Subject<Pid> told = self.subject();
		Pid polite = started.supervisor().startChild((task) -> {
			task.trapExits(true);
			told.send(task.pid());
			throw task.exit(ExitReason.shutdown(task.receiveForever(EXITS)));
		});
		assertThat(self.receive(told, Probe.SOON)).contains(polite);
		Monitor end = self.monitor(polite);

		assertThat(system.stop(started.pid(), Probe.SOON)).isTrue();

		Down down = self.receive(Selector.<Down>empty().monitor(end, (message) -> message), Duration.ZERO)
			.orElseThrow();
		assertThat(down.reason()).isEqualTo(ExitReason.shutdown(ExitReason.SHUTDOWN));
	}

	@Test
	@Rule("R389")
	void isStoppedInOrderWithItsSystem(Process self) {
		CompletableFuture<ExitReason> asked = new CompletableFuture<>();
		CompletableFuture<Boolean> begun = new CompletableFuture<>();
		try (ActorSystem other = ActorSystem.create("other")) {
			other.start(this.spec).startChild((task) -> {
				task.trapExits(true);
				begun.complete(true);
				asked.complete(task.receiveForever(EXITS));
			});
			assertThat(begun).succeedsWithin(Probe.SOON);
		}
		assertThat(asked).succeedsWithin(Probe.SOON).isEqualTo(ExitReason.SHUTDOWN);
	}

	@Test
	@Rule("R389")
	void startsAgainWhatIsNotTemporary(ActorSystem system, Process self) {
		TaskSupervisor tasks = system.start(this.spec);
		for (Restart restart : Restart.values()) {
			for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.abnormal("again"))) {
				boolean expected = restart == Restart.PERMANENT || restart == Restart.TRANSIENT && reason.isAbnormal();
				assertThat(runs(system, self, restart, reason)).as("%s %s", restart, reason)
					.isEqualTo(expected ? 2 : 1);
			}
		}
		assertThat(tasks.children()).isEmpty();
	}

	/**
	 * How often a task runs that ends for a reason the first time, and waits the second
	 * time.
	 */
	private static int runs(ActorSystem system, Process self, Restart restart, ExitReason reason) {
		TaskSupervisorSpec.Started started = TaskSupervisorSpec.of("runs").start(system);
		Subject<Integer> begun = self.subject();
		AtomicInteger begins = new AtomicInteger();
		started.supervisor().startChild((task) -> {
			int begin = begins.incrementAndGet();
			begun.send(begin);
			if (begin == 1) {
				throw task.exit(reason);
			}
			sleep(task);
		}, restart);
		assertThat(self.receive(begun, Probe.SOON)).contains(1);
		int runs = self.receive(begun, Probe.A_WHILE).orElse(1);
		system.stop(started.pid(), Probe.SOON);
		return runs;
	}

	@Test
	@Rule("R389")
	void givesUpAfterTooManyRestarts(ActorSystem system, Process self) {
		TaskSupervisorSpec.Started started = this.spec.intensity(2, Duration.ofMinutes(1)).start(system);
		Subject<Pid> begun = self.subject();
		Monitor end = self.monitor(started.pid());
		Pid other = started.supervisor().startChild(TaskSupervisorEndTests::sleep);

		started.supervisor().startChild((task) -> {
			begun.send(task.pid());
			throw task.exit(ExitReason.abnormal("always"));
		}, Restart.TRANSIENT);

		assertThat(Probe.down(self, end).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(other.isAlive()).isFalse();
		for (int i = 0; i < 3; i++) {
			assertThat(self.receive(begun, Duration.ZERO)).isPresent();
		}
		assertThat(self.receive(begun, Duration.ZERO)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> this.spec.intensity(-1, Probe.SOON))
			.withMessageContaining("'intensity'");
	}

	@Test
	@Rule("R389")
	void isAChildOfASupervisorAndItsHandleOutlivesIt(ActorSystem system, Process self) {
		Subject<Pid> told = self.subject();
		system.start(SupervisorSpec.oneForOne("top").child(ChildSpec.worker("tasks", (parent) -> {
			Pid pid = this.spec.childSpec().start().start(parent);
			told.send(pid);
			return pid;
		})));
		TaskSupervisor tasks = this.spec.handle(system);
		Pid first = self.receive(told, Probe.SOON).orElseThrow();
		Pid task = tasks.startChild(TaskSupervisorEndTests::sleep);
		Monitor end = self.monitor(first);
		Monitor taskEnd = self.monitor(task);
		CompletableFuture<Integer> future = tasks.submit(() -> {
			Process.current().sleep(Probe.AGES);
			return 1;
		});

		first.kill();
		Probe.down(self, end);

		assertThat(Probe.down(self, taskEnd).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(future).failsWithin(Probe.SOON).withThrowableThat().withCauseInstanceOf(TaskExitedException.class);
		assertThat(self.receive(told, Probe.SOON)).isEqualTo(tasks.pid()).isNotEqualTo(Optional.of(first));
		assertThat(tasks.submit(() -> 2)).succeedsWithin(Probe.SOON).isEqualTo(2);
		assertThat(this.spec.childSpec().shutdown()).isEqualTo(Shutdown.INFINITY);
	}

	@Test
	@ActorSystemTest
	@Rule("R389")
	void takesNoNoticeOfStrangeMessagesAndExits(ActorSystem system) {
		TaskSupervisor tasks = system.start(this.spec);

		system.subject(Name.<Object>of("tasks")).send("what is this?");
		tasks.pid().orElseThrow().sendExit(ExitReason.abnormal("from a stranger"));

		assertThat(tasks.submit(() -> 1)).succeedsWithin(Probe.SOON).isEqualTo(1);
	}

}
