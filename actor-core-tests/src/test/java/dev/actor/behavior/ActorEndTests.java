package dev.actor.behavior;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.actor.ActorSystem;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.CallingSelfException;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How actors end, and how they clean up. */
@ActorSystemTest
class ActorEndTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Name<Task> NAME = Name.of("worker");

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
		assertThat(Task.valueOf(bystander.subject())).isEqualTo(1);
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
	void theCleanUpRunsAlsoWhenTheParentEndsNormally(Process self) {
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

		assertThat(Task.valueOf(actor.subject())).isEqualTo(1);
	}

	@Test
	@Rule("R202")
	void stopRefusesANegativeTimeoutAndStopsNobody(ActorSystem system) {
		Started<Task> actor = Actor.of(5, Task::run).start(system);

		assertThatIllegalArgumentException().isThrownBy(() -> system.stop(actor.pid(), Duration.ofMillis(-1)))
			.withMessageContaining("'timeout'");

		assertThat(Task.valueOf(actor.subject())).isEqualTo(5);
	}

	private static Actor<Integer, Task> cleaning(Subject<String> told) {
		return Actor.of(0, Task::run).onTerminate((state, reason) -> told.send(state + " " + reason));
	}

	/** For an actor that is killed, which could not tell of its clean-up. */
	private static Actor<Integer, Task> cleaning(AtomicBoolean cleaned) {
		return Actor.of(0, Task::run).onTerminate((state, reason) -> cleaned.set(true));
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	private static Selector<Exit> exits() {
		return Selector.<Exit>empty().trappedExits((exit) -> exit);
	}

}
