package dev.actor.behavior;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.actor.ActorSystem;
import dev.actor.process.Ack;
import dev.actor.process.CallInterruptedException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.CallingSelfException;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Spawner;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.testing.ActorSystemExtension;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Actors: their start, their loop and their end. */
@ExtendWith(ActorSystemExtension.class)
class ActorTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Name<Task> NAME = Name.of("worker");

	// -- start

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
		assertThat(valueOf(started.subject())).isEqualTo(7);
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
	void closingASystemWaitsForAnActorWhoseStartHasJustFailed() {
		Actor<Integer, Task> hangs = Actor.<Integer, Task>withInit((process, subject) -> {
			try {
				process.sleep(Duration.ofMinutes(1));
				return 0;
			}
			finally {
				LockSupport.parkNanos(A_MOMENT.toNanos());
			}
		}, Task::run).initTimeout(Duration.ofMillis(2));
		ActorSystem other = ActorSystem.create("other");
		assertStartFails(hangs, other, new StartError.InitTimeout(Duration.ofMillis(2)));

		other.close();

		assertThat(other.processCount()).isZero();
	}

	@Test
	@Rule("R169")
	void aTakenNameIsAnInitFailedBeforeTheInitialiserRuns(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> first = Actor.of(1, Task::run).named(NAME).start(system);
		Actor<Integer, Task> second = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send("initialised");
			return 2;
		}, Task::run).named(NAME);

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> second.start(self))
			.satisfies((ex) -> assertThat(ex.error()).isInstanceOfSatisfying(StartError.InitFailed.class,
					(error) -> assertThat(error.message()).contains("'worker'", "already registered",
							first.pid().toString())));

		assertThat(self.receive(told, A_MOMENT)).isEmpty();
		assertThat(system.lookup(NAME)).hasValue(first.pid());
		assertThat(valueOf(system.subject(NAME))).isEqualTo(1);
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

	@Test
	@Rule("R174")
	void aNamedActorIsReachableThroughWhatStartReturnsAndThroughItsName(ActorSystem system, Process self) {
		Subject<Subject<Task>> told = self.subject();
		Started<Task> started = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send(subject);
			return 5;
		}, Task::run).named(NAME).start(system);

		Subject<Task> own = self.receive(told, SOON).orElseThrow();
		own.send((state) -> Next.state(state + 1));

		assertThat(valueOf(own)).isEqualTo(6);
		assertThat(valueOf(started.subject())).isEqualTo(6);
		assertThat(valueOf(system.subject(NAME))).isEqualTo(6);
		assertThat(started.subject()).isEqualTo(system.subject(NAME));
		assertThat(system.lookup(NAME)).hasValue(started.pid());
		assertThat(started.pid().info()).get().extracting(ProcessInfo::label).isEqualTo("worker");
	}

	@Test
	@Rule("R174")
	void aSpecNamesItsActorAndStartsAFreshOneEachTime(ActorSystem system) {
		ActorSpec<Task> spec = ActorSpec.of("worker", 5, Task::run);
		Started<Task> first = spec.start(system);
		first.subject().send((state) -> Next.state(state + 1));
		assertThat(valueOf(spec.subject(system))).isEqualTo(6);

		first.pid().kill();
		Started<Task> second = spec.start(system);

		assertThat(second.pid()).isNotEqualTo(first.pid());
		assertThat(valueOf(first.subject())).isEqualTo(5);
	}

	// -- loop

	@Test
	@Rule("R175")
	void theNextMessageSeesTheStateOfTheOneBefore(ActorSystem system) {
		Subject<Task> actor = Actor.of(0, Task::run).start(system).subject();

		actor.send((state) -> Next.state(state + 1));
		actor.send((state) -> Next.state(state * 10));
		actor.send((state) -> Next.state(state + 2));

		assertThat(valueOf(actor)).isEqualTo(12);
	}

	@Test
	@Rule("R175")
	void handlersNeverOverlap(ActorSystem system, Process self) {
		int senders = 20;
		int messages = 500;
		List<Integer> running = new ArrayList<>();
		Subject<Task> actor = Actor.of(0, Task::run).start(system).subject();
		List<Monitor> ends = new ArrayList<>();
		for (int i = 0; i < senders; i++) {
			ends.add(self.spawnMonitored((process) -> {
				for (int j = 0; j < messages; j++) {
					actor.send((state) -> {
						running.add(state);
						assertThat(running).hasSize(1);
						Thread.yield();
						running.removeLast();
						return Next.state(state + 1);
					});
				}
			}));
		}

		ends.forEach((end) -> assertThat(down(self, end).reason()).isEqualTo(ExitReason.NORMAL));

		assertThat(valueOf(actor)).isEqualTo(senders * messages);
	}

	@Test
	@Rule("R178")
	void anUnexpectedMessageIsADeadLetterAndTheActorLivesOn(ActorSystem system, Process self) {
		Subject<Subject<String>> told = self.subject();
		Started<Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send(process.subject());
			return 3;
		}, Task::run).start(system);
		Subject<String> unhandled = self.receive(told, SOON).orElseThrow();

		unhandled.send("who takes this?");

		assertThat(valueOf(actor.subject())).isEqualTo(3);
		assertThat(system.deadLetterCount()).isEqualTo(1);
		assertThat(actor.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R178")
	void aTrappedExitOfAPeerIsADeadLetterAndTheActorLivesOn(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).start(system);

		actor.pid().sendExit(ExitReason.abnormal("not from the parent"));

		assertThat(valueOf(actor.subject())).isEqualTo(0);
		assertThat(system.deadLetterCount()).isEqualTo(1);
		assertThat(self.receive(told, Duration.ZERO)).isEmpty();
	}

	@Test
	@Rule("R199")
	void aHandlerThatReturnsNothingCrashesTheActorAndItsCaller(ActorSystem system, Process self) {
		Started<Task> actor = Actor.of(0, Task::run).start(system);
		Monitor monitor = self.monitor(actor.pid());

		assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> actor.subject().call((reply) -> (state) -> null, SOON))
			.withCauseInstanceOf(NullPointerException.class);

		assertThat(down(self, monitor).reason().isAbnormal()).isTrue();
	}

	@Test
	@Rule("R200")
	void aPeriodicActorTicksOncePerPeriodUntilItEnds(ActorSystem system, Process self) {
		Duration period = Duration.ofMillis(50);
		Subject<Long> ticks = self.subject();
		Started<Task> ticker = Actor.<Integer, Task>withInit((process, subject) -> {
			ticks.send(process.monotonicNanos());
			subject.sendAfter(period, new Tick(period, ticks, subject));
			return 0;
		}, Task::run).start(system);

		List<Long> times = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			times.add(self.receive(ticks, SOON).orElseThrow());
		}
		assertThat(system.stop(ticker.pid(), SOON)).isTrue();
		// One more may have come while the actor was stopped.
		self.receive(ticks, Duration.ZERO);

		for (int i = 1; i < times.size(); i++) {
			assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(period.toNanos());
		}
		assertThat(self.receive(ticks, period.multipliedBy(3))).isEmpty();
	}

	// -- end

	@Test
	@Rule("R180")
	void stopEndsNormallyAndDropsWhatWaits(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Subject<ExitReason> callers = self.subject();
		CountDownLatch go = new CountDownLatch(1);
		Started<Task> actor = Actor.of(0, Task::run).start(system);
		Monitor monitor = self.monitor(actor.pid());
		system.spawn((caller) -> {
			assertThatExceptionOfType(CalleeExitedException.class)
				.isThrownBy(() -> actor.subject().call((reply) -> (state) -> {
					told.send("stopping");
					go.await();
					return Next.stop();
				}, SOON))
				.satisfies((ex) -> callers.send(ex.reason()));
		});
		assertThat(self.receive(told, SOON)).hasValue("stopping");
		for (int i = 0; i < 3; i++) {
			actor.subject().send((state) -> {
				told.send("never");
				return Next.state(state);
			});
		}

		go.countDown();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
		assertThat(self.receive(callers, SOON)).hasValue(ExitReason.NORMAL);
		assertThat(self.receive(told, Duration.ZERO)).isEmpty();
		assertThat(system.deadLetterCount()).isEqualTo(3);
	}

	@Test
	@Rule("R181")
	void stopWithAReasonEndsWithItAndTellsLinkedPeers(Process self) {
		self.trapExits(true);
		ExitReason reason = ExitReason.abnormal("enough");
		Started<Task> actor = Actor.of(0, Task::run).start(self);

		actor.subject().send((state) -> Next.stop(reason));

		assertThat(self.receive(exits(), SOON)).hasValue(new Exit(actor.pid(), reason));
	}

	@Test
	@Rule("R181")
	void stopWithAnAbnormalReasonIsAbnormalAlsoForAnActorThatTraps(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send((state) -> Next.stop(ExitReason.abnormal("enough")));

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.abnormal("enough"));
		assertThat(self.receive(told, SOON)).hasValue("0 abnormal: enough");
	}

	@Test
	@Rule("R183")
	void aHandlerThatThrowsEndsTheActorWithTheThrowable(ActorSystem system, Process self) {
		Exception failure = new Exception("checked");
		Started<Task> actor = Actor.of(0, Task::run).start(system);
		Monitor monitor = self.monitor(actor.pid());

		assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> actor.subject().call((reply) -> (state) -> {
				throw failure;
			}, SOON))
			.withCause(failure)
			.extracting(CalleeExitedException::reason)
			.isEqualTo(ExitReason.abnormal(failure));

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.abnormal(failure));
	}

	@Test
	@Rule("R183")
	void anErrorOfAHandlerEndsTheActorAlone(ActorSystem system, Process self) {
		Started<Task> actor = Actor.of(0, Task::run).start(system);
		Started<Task> bystander = Actor.of(1, Task::run).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send((state) -> {
			throw new StackOverflowError("too deep");
		});

		assertThat(down(self, monitor).reason()).isInstanceOfSatisfying(ExitReason.Abnormal.class,
				(reason) -> assertThat(reason.cause()).isInstanceOf(StackOverflowError.class));
		assertThat(valueOf(bystander.subject())).isEqualTo(1);
	}

	@Test
	@Rule("R185")
	void theCleanUpRunsWithTheLastStateWhenTheActorStops(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send((state) -> Next.state(state + 4));
		actor.subject().send((state) -> Next.stop());

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);
		assertThat(self.receive(told, Duration.ZERO)).hasValue("4 normal");
	}

	@Test
	@Rule("R185")
	void theCleanUpRunsWhenTheHandlerThrows(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send((state) -> Next.state(state + 4));
		actor.subject().send((state) -> {
			throw new IllegalStateException("boom");
		});

		assertThat(down(self, monitor).reason().isAbnormal()).isTrue();
		assertThat(self.receive(told, Duration.ZERO)).hasValue("4 abnormal: java.lang.IllegalStateException: boom");
	}

	@Test
	@Rule("R185")
	void theCleanUpRunsWhenTheParentEnds(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Subject<Pid> children = self.subject();
		ExitReason reason = ExitReason.abnormal("parent's trouble");
		Subject<String> parent = system.spawnReceiver((process, inbox) -> {
			children.send(cleaning(told).start(process).pid());
			process.receiveForever(inbox);
			throw process.exit(reason);
		});
		Monitor monitor = self.monitor(self.receive(children, SOON).orElseThrow());

		parent.send("end");

		assertThat(down(self, monitor).reason()).isEqualTo(reason);
		assertThat(self.receive(told, Duration.ZERO)).hasValue("0 abnormal: parent's trouble");
	}

	@Test
	@Rule("R185")
	void theCleanUpRunsAlsoWhenTheParentEndsNormally(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Monitor parent = self.spawnMonitored((process) -> cleaning(told).start(process));

		assertThat(down(self, parent).reason()).isEqualTo(ExitReason.NORMAL);
		assertThat(self.receive(told, SOON)).hasValue("0 normal");
	}

	@Test
	@Rule({ "R185", "R188" })
	void theCleanUpRunsWhenTheSystemStopsTheActor(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).named(NAME).start(system);

		assertThat(system.stop(actor.pid(), SOON)).isTrue();

		assertThat(self.receive(told, Duration.ZERO)).hasValue("0 shutdown");
		assertThat(actor.pid().isAlive()).isFalse();
		assertThat(system.lookup(NAME)).isEmpty();
	}

	@Test
	@Rule("R186")
	void theCleanUpDoesNotRunWhenTheActorIsKilled(ActorSystem system, Process self) {
		AtomicBoolean cleaned = new AtomicBoolean();
		Started<Task> actor = cleaning(cleaned).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.pid().kill();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(cleaned).isFalse();
	}

	@Test
	@Rule("R186")
	void theCleanUpDoesNotRunWhenTheActorIsKilledInItsHandler(ActorSystem system, Process self) {
		AtomicBoolean cleaned = new AtomicBoolean();
		Subject<String> handling = self.subject();
		Started<Task> actor = cleaning(cleaned).start(system);
		Monitor monitor = self.monitor(actor.pid());
		actor.subject().send((state) -> {
			handling.send("stuck");
			new CountDownLatch(1).await();
			return Next.stop();
		});
		assertThat(self.receive(handling, SOON)).hasValue("stuck");

		actor.pid().kill();

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.KILLED);
		assertThat(cleaned).isFalse();
	}

	@Test
	@Rule("R186")
	void theCleanUpDoesNotRunWhenASignalEndsAnActorThatDoesNotTrap(ActorSystem system, Process self) {
		AtomicBoolean cleaned = new AtomicBoolean();
		Started<Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			process.trapExits(false);
			return 0;
		}, Task::run).onTerminate((state, reason) -> cleaned.set(true)).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.pid().sendExit(ExitReason.SHUTDOWN);

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(cleaned).isFalse();
	}

	@Test
	@Rule("R187")
	void aCleanUpThatThrowsReplacesTheReason(ActorSystem system, Process self) {
		Exception failure = new Exception("cannot clean up");
		Started<Task> actor = Actor.of(0, Task::run).onTerminate((state, reason) -> {
			throw failure;
		}).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send((state) -> Next.stop());

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.abnormal(failure));
	}

	@Test
	@Rule("R187")
	void aCleanUpThatExitsReplacesTheReason(ActorSystem system, Process self) {
		Started<Task> actor = Actor.of(0, Task::run).onTerminate((state, reason) -> {
			throw Process.current().exit(ExitReason.shutdown("tidy"));
		}).start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send((state) -> {
			throw new IllegalStateException("boom");
		});

		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.shutdown("tidy"));
	}

	@Test
	@Rule("R188")
	void stopReturnsAfterTheEndWithTheNameFree(ActorSystem system, Process self) {
		for (int i = 0; i < 200; i++) {
			Started<Task> actor = Actor.of(0, Task::run).named(NAME).start(system);
			Monitor monitor = self.monitor(actor.pid());

			assertThat(system.stop(actor.pid(), SOON)).isTrue();

			assertThat(actor.pid().isAlive()).isFalse();
			assertThat(system.lookup(NAME)).isEmpty();
			assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		}
	}

	@Test
	@Rule("R188")
	void stopTakesAnyTimeout(ActorSystem system) {
		Started<Task> actor = Actor.of(0, Task::run).start(system);

		assertThat(system.stop(actor.pid(), Duration.ofSeconds(Long.MAX_VALUE))).isTrue();

		assertThat(actor.pid().isAlive()).isFalse();
	}

	@Test
	@Rule("R188")
	void anActorCanStopAnotherThatCleansUp(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).start(system);
		Started<Task> operator = Actor.of(0, Task::run).start(system);

		boolean stopped = operator.subject()
			.<Boolean>call((reply) -> (state) -> Next.reply(reply, system.stop(actor.pid(), SOON), state),
					SOON.plus(SOON));

		assertThat(stopped).isTrue();
		assertThat(self.receive(told, Duration.ZERO)).hasValue("0 shutdown");
	}

	@Test
	@Rule("R191")
	void stopGivesUpOnAnActorThatIsStuckAndDoesNotKillIt(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Subject<String> handling = self.subject();
		CountDownLatch free = new CountDownLatch(1);
		Started<Task> actor = cleaning(told).start(system);
		Monitor monitor = self.monitor(actor.pid());
		actor.subject().send((state) -> {
			handling.send("stuck");
			free.await();
			return Next.state(state + 1);
		});
		assertThat(self.receive(handling, SOON)).hasValue("stuck");

		assertThat(system.stop(actor.pid(), A_MOMENT)).isFalse();

		assertThat(actor.pid().isAlive()).isTrue();
		free.countDown();
		assertThat(down(self, monitor).reason()).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(self.receive(told, Duration.ZERO)).hasValue("1 shutdown");
	}

	@Test
	@Rule("R192")
	void anActorThatStopsItselfThroughTheSystemGetsAnErrorAtOnce(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> actor = cleaning(told).start(system);

		actor.subject().send((state) -> {
			assertThatExceptionOfType(CallingSelfException.class)
				.isThrownBy(() -> system.stop(Process.current().pid(), SOON));
			return Next.state(1);
		});

		assertThat(valueOf(actor.subject())).isEqualTo(1);
	}

	@Test
	@Rule("R202")
	void stopRefusesANegativeTimeoutAndStopsNobody(ActorSystem system) {
		Started<Task> actor = Actor.of(5, Task::run).start(system);

		assertThatIllegalArgumentException().isThrownBy(() -> system.stop(actor.pid(), Duration.ofMillis(-1)))
			.withMessageContaining("'timeout'");

		assertThat(valueOf(actor.subject())).isEqualTo(5);
	}

	private static void assertStartFails(Actor<Integer, Task> actor, Spawner spawner, StartError error) {
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.start(spawner))
			.extracting(StartException::error)
			.isEqualTo(error);
	}

	private static void assertNothingIsLeft(ActorSystem system, Process self, Pid holder) {
		assertThat(system.lookup(NAME)).isEmpty();
		assertThat(self.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of());
		assertThat(self.receive(Selector.<Object>empty().other((message) -> message), Duration.ZERO)).isEmpty();
	}

	private static Actor<Integer, Task> cleaning(Subject<String> told) {
		return Actor.of(0, Task::run).onTerminate((state, reason) -> told.send(state + " " + reason));
	}

	/** For an actor that is killed, which could not tell of its clean-up. */
	private static Actor<Integer, Task> cleaning(AtomicBoolean cleaned) {
		return Actor.of(0, Task::run).onTerminate((state, reason) -> cleaned.set(true));
	}

	private static int valueOf(Subject<Task> actor) {
		return actor.<Integer>call((reply) -> (state) -> Next.reply(reply, state, state), SOON);
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	private static Selector<Exit> exits() {
		return Selector.<Exit>empty().trappedExits((exit) -> exit);
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

	/** A message that says itself what to do with the state. */
	@FunctionalInterface
	interface Task {

		Next<Integer> next(int state) throws Exception;

		static Next<Integer> run(int state, Task task) throws Exception {
			return task.next(state);
		}

	}

	/** Asks for a third party's eyes on a process, before it ends. */
	record Watch(Pid pid, Reply<Ack> reply) {
	}

	/** A message that an actor sends to itself again and again. */
	record Tick(Duration period, Subject<Long> ticks, Subject<Task> subject) implements Task {

		@Override
		public Next<Integer> next(int state) {
			this.ticks.send(Process.current().monotonicNanos());
			this.subject.sendAfter(this.period, this);
			return Next.state(state + 1);
		}

	}

}
