package dev.actor.behavior;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import dev.actor.ActorSystem;
import dev.actor.process.Ack;
import dev.actor.process.Behavior;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Newborn;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Spawner;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How actors start, and what is left when they do not. */
@ActorSystemTest
class ActorStartTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Name<Task> NAME = Name.of("worker");

	@Test
	@Rule("R161")
	void startReturnsAfterTheInitialiserAndLinksTheActorToItsStarter(Process self) {
		Subject<String> told = self.subject();
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> {
			process.sleep(Duration.ofMillis(20));
			told.send("initialised");
			return 7;
		}, Task::run);

		Started<Task> started = actor.start(self);

		assertThat(self.receive(told, Duration.ZERO)).hasValue("initialised");
		assertThat(Task.valueOf(started.subject())).isEqualTo(7);
		assertThat(started.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of(self.pid()));
		assertThat(started.pid().info()).get().extracting(ProcessInfo::parent).isEqualTo(Optional.of(self.pid()));
	}

	@Test
	void whatTheSystemStartsIsLinkedToNothing(ActorSystem system) {
		Started<Task> started = ActorSpec.of("worker", 0, Task::run).start(system);

		assertThat(started.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of());
		assertThat(started.pid().info()).get().extracting(ProcessInfo::parent).isEqualTo(Optional.empty());
	}

	@Test
	void aBehaviorThatIsReadyIsNotStarted(Process self) {
		Subject<Thread> told = self.subject();
		AtomicReference<Subject<Thread>> inbox = new AtomicReference<>();

		Pid pid = self.start(new Behavior<Thread>() {

			@Override
			public Selector<Thread> ready(Newborn newborn) {
				Subject<Thread> subject = newborn.subject();
				inbox.set(subject);
				told.send(Thread.currentThread());
				newborn.trapExits();
				return Selector.of(subject);
			}

			@Override
			public Selector<Thread> start(Process process) {
				throw new AssertionError("started");
			}

			@Override
			public @Nullable Selector<Thread> handle(Process process, Thread message) {
				told.send(message);
				return null;
			}

		}, SpawnOptions.DEFAULT);

		assertThat(self.receive(told, Duration.ZERO)).hasValue(Thread.currentThread());
		assertThat(pid.info()).get().extracting(ProcessInfo::state).isEqualTo(ProcessInfo.State.WAITING);
		assertThat(pid.info()).get().extracting(ProcessInfo::trapsExits).isEqualTo(true);
		inbox.get().send(Thread.currentThread());
		assertThat(self.receive(told, SOON)).hasValue(Thread.currentThread());
	}

	@Test
	void whoIsKilledRightAfterAStartWithoutInitialiserEndsAsOthersDo(Process self) {
		for (int i = 0; i < 1000; i++) {
			Started<Task> started = Actor.of(0, Task::run).start(self);
			self.unlink(started.pid());
			Monitor monitor = self.monitor(started.pid());

			started.pid().kill();

			Down down = self.receive(Selector.<Down>empty().monitor(monitor, (it) -> it), SOON).orElseThrow();
			assertThat(down.reason()).isEqualTo(ExitReason.KILLED);
		}
	}

	@Test
	@Rule("R162")
	void theInitialiserRunsInTheNewProcess(ActorSystem system, Process self) {
		Subject<List<Pid>> told = self.subject();

		Started<Task> started = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send(List.of(process.pid(), Process.current().pid(), subject.owner().orElseThrow()));
			return 0;
		}, Task::run).start(system);

		Pid pid = started.pid();
		assertThat(self.receive(told, SOON)).hasValue(List.of(pid, pid, pid));
		assertThat(pid).isNotEqualTo(self.pid());
	}

	@Test
	@Rule("R163")
	void anInitialiserThatRefusesIsAnInitFailedForACallerThatLivesOn(Process self) {
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> {
			throw new InitFailedException("no luck today");
		}, Task::run);

		assertStartFails(actor, self, new StartError.InitFailed("no luck today"));
		assertThat(self.pid().isAlive()).isTrue();
		assertThat(self.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of());
	}

	@Test
	@Rule("R163")
	void anActorThatRefusesItsStartAlwaysEndsNormally(ActorSystem system, Process self) {
		Subject<Down> ends = self.subject();
		Subject<Watch> watcher = watcher(system, ends);
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> {
			watcher.<Ack>call((reply) -> new Watch(process.pid(), reply), SOON);
			throw new InitFailedException("no luck");
		}, Task::run);

		for (int i = 0; i < 1000; i++) {
			assertStartFails(actor, system, new StartError.InitFailed("no luck"));
			assertThat(self.receive(ends, SOON)).get().extracting(Down::reason).isEqualTo(ExitReason.NORMAL);
		}
	}

	@Test
	@Rule("R164")
	void anInitialiserThatThrowsIsAnInitExitedForATrappingCaller(Process self) {
		self.trapExits(true);
		IllegalStateException failure = new IllegalStateException("boom");
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> {
			throw failure;
		}, Task::run);

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.labelled("fragile").start(self))
			.withMessageContaining("'fragile' did not start")
			.withCause(failure)
			.extracting(StartException::error)
			.isEqualTo(new StartError.InitExited(ExitReason.abnormal(failure)));
	}

	@Test
	@Rule("R164")
	void anInitialiserWithoutAStateIsAnInitExited(ActorSystem system) {
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> null, Task::run);

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.start(system))
			.withCauseInstanceOf(NullPointerException.class);
	}

	@Test
	@Rule("R165")
	void anInitialiserThatThrowsEndsALinkedCallerThatDoesNotTrap(Process self) {
		Subject<String> told = self.subject();
		IllegalStateException failure = new IllegalStateException("boom");
		// It is logged again and again.
		failure.setStackTrace(new StackTraceElement[0]);
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> {
			throw failure;
		}, Task::run);

		for (int i = 0; i < 100; i++) {
			Monitor caller = self.spawnMonitored((process) -> {
				told.send("starts");
				actor.start(process);
				told.send("went on");
			});
			assertThat(down(self, caller).reason()).isEqualTo(ExitReason.abnormal(failure));
			assertThat(self.receive(told, Duration.ZERO)).hasValue("starts");
			assertThat(self.receive(told, Duration.ZERO)).isEmpty();
		}
	}

	@Test
	@Rule("R166")
	void anInitialiserThatTakesTooLongIsKilledWithoutHarmToTheCaller(ActorSystem system, Process self) {
		Subject<Down> ends = self.subject();
		Subject<Watch> watcher = watcher(system, ends);
		Actor<Integer, Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			watcher.<Ack>call((reply) -> new Watch(process.pid(), reply), SOON);
			process.sleep(Duration.ofMinutes(1));
			return 0;
		}, Task::run).named(NAME).initTimeout(Duration.ofMillis(50));

		assertStartFails(actor, self, new StartError.InitTimeout(Duration.ofMillis(50)));

		assertThat(system.lookup(NAME)).isEmpty();
		assertThat(self.receive(ends, SOON)).get().extracting(Down::reason).isEqualTo(ExitReason.KILLED);
		assertThat(self.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of());
	}

	@Test
	@Rule("R166")
	void anActorWhoseInitialiserTakesTooLongHasNothingToCleanUp(ActorSystem system, Process self) {
		AtomicBoolean cleaned = new AtomicBoolean();
		Subject<Down> ends = self.subject();
		Subject<Watch> watcher = watcher(system, ends);
		Actor<Integer, Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			watcher.<Ack>call((reply) -> new Watch(process.pid(), reply), SOON);
			process.sleep(Duration.ofMinutes(1));
			return 0;
		}, Task::run).onTerminate((state, reason) -> cleaned.set(true)).initTimeout(Duration.ofMillis(50));

		assertStartFails(actor, system, new StartError.InitTimeout(Duration.ofMillis(50)));

		assertThat(self.receive(ends, SOON)).get().extracting(Down::reason).isEqualTo(ExitReason.KILLED);
		assertThat(cleaned).isFalse();
	}

	@Test
	@Rule("R166")
	void aNegativeInitTimeoutIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Actor.of(0, Task::run).initTimeout(Duration.ofMillis(-1)))
			.withMessageContaining("'initTimeout'");
	}

	@Test
	@Rule("R167")
	void noFailedStartLeavesAnythingBehind(ActorSystem system, Process self) {
		self.trapExits(true);
		Actor<Integer, Task> refuses = Actor.withInit((process, subject) -> {
			throw new InitFailedException("no luck");
		}, Task::run);
		Actor<Integer, Task> exits = Actor.withInit((process, subject) -> {
			throw process.exit(ExitReason.SHUTDOWN);
		}, Task::run);
		Actor<Integer, Task> hangs = Actor.<Integer, Task>withInit((process, subject) -> {
			process.sleep(Duration.ofMinutes(1));
			return 0;
		}, Task::run).initTimeout(Duration.ofMillis(2));
		Started<Task> holder = Actor.of(0, Task::run).named(Name.of("taken")).start(system);

		for (int i = 0; i < 1000; i++) {
			assertStartFails(refuses.named(NAME), self, new StartError.InitFailed("no luck"));
			assertNothingIsLeft(system, self, holder.pid());
			assertStartFails(exits.named(NAME), self, new StartError.InitExited(ExitReason.SHUTDOWN));
			assertNothingIsLeft(system, self, holder.pid());
		}
		for (int i = 0; i < 50; i++) {
			assertStartFails(hangs.named(NAME), self, new StartError.InitTimeout(Duration.ofMillis(2)));
			assertNothingIsLeft(system, self, holder.pid());
			assertThatExceptionOfType(StartException.class)
				.isThrownBy(() -> refuses.named(Name.of("taken")).start(self))
				.withMessageContaining("already registered");
			assertNothingIsLeft(system, self, holder.pid());
		}
	}

	@Test
	@Rule("R167")
	void aStartThatIsInterruptedLeavesNothingBehind(ActorSystem system, Process self) throws InterruptedException {
		Subject<Pid> initialising = self.subject();
		Subject<Exception> failures = self.subject();
		CountDownLatch never = new CountDownLatch(1);
		Actor<Integer, Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			initialising.send(process.pid());
			never.await();
			return 0;
		}, Task::run).named(NAME);
		Thread foreigner = Thread.ofVirtual().start(() -> {
			try {
				actor.start(system);
			}
			catch (RuntimeException ex) {
				failures.send(ex);
			}
		});
		Pid pid = self.receive(initialising, SOON).orElseThrow();

		foreigner.interrupt();

		assertThat(self.receive(failures, SOON)).get().isInstanceOf(CallInterruptedException.class);
		assertThat(pid.isAlive()).isFalse();
		assertThat(system.lookup(NAME)).isEmpty();
	}

	@Test
	@Rule("R167")
	void closingASystemWaitsForTheCodeOfAnActorWhoseStartHasJustFailed() {
		AtomicBoolean left = new AtomicBoolean();
		Actor<Integer, Task> hangs = Actor.<Integer, Task>withInit((process, subject) -> {
			try {
				process.sleep(Duration.ofMinutes(1));
				return 0;
			}
			finally {
				LockSupport.parkNanos(A_MOMENT.toNanos());
				left.set(true);
			}
		}, Task::run).initTimeout(Duration.ofMillis(300)); // time enough to get into the
															// initialiser
		ActorSystem other = ActorSystem.create("other");
		assertStartFails(hangs, other, new StartError.InitTimeout(Duration.ofMillis(300)));

		other.close();

		assertThat(left).isTrue();
		assertThat(other.processCount()).isZero();
	}

	@Test
	@Rule("R170")
	void anInitialiserThatExitsNormallyIsAnInitExited(Process self) {
		Actor<Integer, Task> actor = Actor.withInit((process, subject) -> {
			throw process.exit(ExitReason.NORMAL);
		}, Task::run);

		assertStartFails(actor, self, new StartError.InitExited(ExitReason.NORMAL));
		assertThat(self.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R172")
	void messagesThatCameDuringTheInitialiserAreHandledAfterIt(ActorSystem system, Process self) {
		Subject<Integer> told = self.subject();
		Subject<String> initialising = self.subject();
		CountDownLatch sent = new CountDownLatch(1);
		Actor<Integer, Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			initialising.send("begun");
			sent.await();
			return 40;
		}, Task::run).named(NAME);
		system.spawn((process) -> actor.start(system));
		assertThat(self.receive(initialising, SOON)).hasValue("begun");

		for (int i = 0; i < 3; i++) {
			system.subject(NAME).send((state) -> {
				told.send(state);
				return Next.state(state + 1);
			});
		}
		assertThat(self.receive(told, A_MOMENT)).isEmpty();
		sent.countDown();

		assertThat(self.receive(told, SOON)).hasValue(40);
		assertThat(self.receive(told, SOON)).hasValue(41);
		assertThat(self.receive(told, SOON)).hasValue(42);
	}

	@Test
	@Rule("R173")
	void theDeathOfTheCallerDuringTheInitialiserEndsTheActor(ActorSystem system, Process self) {
		Subject<Pid> initialising = self.subject();
		Actor<Integer, Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			initialising.send(process.pid());
			process.sleep(Duration.ofMinutes(1));
			return 0;
		}, Task::run).initTimeout(Duration.ofMinutes(1));
		Pid caller = system.spawn(actor::start);
		Monitor monitor = self.monitor(self.receive(initialising, SOON).orElseThrow());

		caller.kill();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
	}

	private static void assertStartFails(Actor<Integer, Task> actor, Spawner spawner, StartError error) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.start(spawner))
			.extracting(StartException::error)
			.isEqualTo(error);
	}

	private static void assertNothingIsLeft(ActorSystem system, Process self, Pid holder) {
		assertThat(system.lookup(NAME)).isEmpty();
		assertThat(system.processes()).containsExactlyInAnyOrder(self.pid(), holder);
		assertThat(self.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of());
		assertThat(self.receive(Selector.<Object>empty().other((message) -> message), Duration.ZERO)).isEmpty();
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	private static Subject<Watch> watcher(ActorSystem system, Subject<Down> ends) {
		return system.spawnReceiver((process, inbox) -> {
			Selector<Object> next = Selector.<Object>empty().select(inbox, (watch) -> watch).monitors((down) -> down);
			while (true) {
				switch (process.receiveForever(next)) {
					case Watch watch -> {
						process.monitor(watch.pid());
						watch.reply().send(Ack.OK);
					}
					case Down down -> ends.send(down);
					default -> throw new AssertionError();
				}
			}
		});
	}

	/** Asks for a third party's eyes on a process, before it ends. */
	record Watch(Pid pid, Reply<Ack> reply) {
	}

}
