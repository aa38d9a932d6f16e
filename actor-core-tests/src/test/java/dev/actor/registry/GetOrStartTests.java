package dev.actor.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Registrar;
import dev.actor.process.Reply;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The actor of a key, started when it is first needed, and once. */
@ActorSystemTest
class GetOrStartTests {

	private static final Actor<Integer, Reply<Pid>> WHO = Actor.of(0, GetOrStartTests::answer);

	private final AtomicInteger starts = new AtomicInteger();

	private ActorRegistry<String, Reply<Pid>> registry;

	@BeforeEach
	void makeRegistry(ActorSystem system) {
		this.registry = Registry.actors(system, "users");
	}

	private static Next<Integer, Reply<Pid>> answer(Integer state, Reply<Pid> reply) {
		reply.send(Process.current().pid());
		return Next.state(state);
	}

	private static Pid ask(Subject<Reply<Pid>> subject) {
		return subject.call((reply) -> reply, Puppet.SOON);
	}

	private void start(ActorSystem system, Registrar<Reply<Pid>> via) {
		this.starts.incrementAndGet();
		WHO.registered(via).start(system);
	}

	private static <T> CompletableFuture<T> async(Supplier<T> work) {
		return CompletableFuture.supplyAsync(work, (task) -> Thread.ofVirtual().start(task));
	}

	@Test
	void startsOnceAndFindsItFromThenOn(ActorSystem system) {
		Subject<Reply<Pid>> first = this.registry.getOrStart("a", (via) -> start(system, via));
		Subject<Reply<Pid>> second = this.registry.getOrStart("a", (via) -> start(system, via));

		assertThat(this.starts).hasValue(1);
		assertThat(ask(first)).isEqualTo(ask(second)).isEqualTo(this.registry.whereIs("a").orElseThrow());
	}

	@Test
	void aHundredThreadsThatAskForAThousandKeysStartEachOnce(ActorSystem system) throws Exception {
		List<CompletableFuture<Set<Pid>>> askers = new ArrayList<>();
		CountDownLatch go = new CountDownLatch(1);
		for (int thread = 0; thread < 100; thread++) {
			askers.add(async(() -> {
				Puppet.awaitStubbornly(go);
				Set<Pid> found = ConcurrentHashMap.newKeySet();
				for (int key = 0; key < 1000; key++) {
					found
						.add(this.registry.getOrStart("key-" + key, (via) -> start(system, via)).owner().orElseThrow());
				}
				return found;
			}));
		}

		go.countDown();

		Set<Pid> expected = askers.getFirst().get(60, TimeUnit.SECONDS);
		assertThat(expected).hasSize(1000);
		for (CompletableFuture<Set<Pid>> asker : askers) {
			assertThat(asker.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
		}
		assertThat(this.starts).hasValue(1000);
		assertThat(system.processCount()).isEqualTo(1001);
	}

	/** A start of 'a' that is in its initialiser until it is released. */
	private final class SlowStart {

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch release = new CountDownLatch(1);

		private final CompletableFuture<Subject<Reply<Pid>>> outcome;

		SlowStart(ActorSystem system, String key, RuntimeException failure) {
			Actor<Integer, Reply<Pid>> slow = Actor.withInit((process, subject) -> {
				this.entered.countDown();
				Puppet.awaitStubbornly(this.release);
				if (failure != null) {
					throw failure;
				}
				return 0;
			}, GetOrStartTests::answer);
			this.outcome = async(() -> GetOrStartTests.this.registry.getOrStart(key, (via) -> {
				GetOrStartTests.this.starts.incrementAndGet();
				slow.registered(via).start(system);
			}));
			Puppet.awaitStubbornly(this.entered);
		}

	}

	@Test
	void othersWaitUntilTheInitialiserIsThroughButNotForOtherKeys(ActorSystem system) {
		SlowStart slow = new SlowStart(system, "a", null);
		CompletableFuture<Optional<Pid>> waiting = async(
				() -> this.registry.getOrStart("a", (via) -> start(system, via)).owner());

		Pid other = ask(this.registry.getOrStart("b", (via) -> start(system, via)));

		assertThat(other).isEqualTo(this.registry.whereIs("b").orElseThrow());
		assertThat(slow.outcome).isNotDone();
		assertThat(waiting).failsWithin(Puppet.A_WHILE).withThrowableOfType(TimeoutException.class);
		slow.release.countDown();
		assertThat(waiting).succeedsWithin(Puppet.SOON).isEqualTo(this.registry.whereIs("a"));
		assertThat(this.starts).hasValue(2);
	}

	@Test
	void aStartThatFailsFailsForAllWhoWaitForItAndIsTriedAgainLater(ActorSystem system, Process self) {
		SlowStart slow = new SlowStart(system, "a", new IllegalStateException("broken"));
		Subject<String> asking = self.subject();
		List<CompletableFuture<Subject<Reply<Pid>>>> waiting = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			waiting.add(new CompletableFuture<>());
			CompletableFuture<Subject<Reply<Pid>>> outcome = waiting.get(i);
			Puppet.start(system).tell((process) -> {
				asking.send("asking");
				try {
					outcome.complete(this.registry.getOrStart("a", (via) -> start(system, via)));
				}
				catch (RuntimeException ex) {
					outcome.completeExceptionally(ex);
				}
			});
			assertThat(self.receive(asking, Puppet.SOON)).isPresent();
		}
		// The last of them may not stand in the queue yet, but will soon.
		assertThat(self.receive(asking, Puppet.A_WHILE)).isEmpty();

		slow.release.countDown();

		assertThat(slow.outcome).failsWithin(Puppet.SOON)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(StartException.class)
			.withMessageContaining("broken");
		waiting.forEach((outcome) -> assertThat(outcome).failsWithin(Puppet.SOON)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(StartException.class)
			.withMessageContaining("key 'a' of registry 'users'")
			.withMessageContaining("broken"));
		assertThat(this.starts).hasValue(1);
		assertThat(this.registry.whereIs("a")).isEmpty();
		ask(this.registry.getOrStart("a", (via) -> start(system, via)));
		assertThat(this.starts).hasValue(2);
	}

	@Test
	void whoWaitsTakesOverWhenTheStarterItselfBreaksOff(ActorSystem system, Process self) {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<Subject<Reply<Pid>>> broken = async(() -> this.registry.getOrStart("a", (via) -> {
			entered.countDown();
			Puppet.awaitStubbornly(release);
			throw new UnsupportedOperationException("not me");
		}));
		Puppet.awaitStubbornly(entered);
		CompletableFuture<Pid> waiting = async(() -> ask(this.registry.getOrStart("a", (via) -> start(system, via))));

		release.countDown();

		assertThat(broken).failsWithin(Puppet.SOON)
			.withThrowableThat()
			.withCauseInstanceOf(UnsupportedOperationException.class);
		assertThat(waiting).succeedsWithin(Puppet.SOON);
		assertThat(this.starts).hasValue(1);
	}

	@Test
	void whoWaitsTakesOverWhenTheProcessThatStartsIsKilled(ActorSystem system, Process self) {
		for (int i = 0; i < 100; i++) {
			String key = "key-" + i;
			Puppet starter = Puppet.start(system);
			Subject<String> starting = self.subject();
			starter.tell((process) -> this.registry.getOrStart(key, (via) -> {
				starting.send(key);
				process.sleep(Duration.ofHours(1));
			}));
			assertThat(self.receive(starting, Puppet.SOON)).contains(key);
			CompletableFuture<Pid> waiting = async(
					() -> ask(this.registry.getOrStart(key, (via) -> start(system, via))));

			starter.pid().kill();

			assertThat(waiting).succeedsWithin(Puppet.SOON);
		}
		assertThat(this.starts).hasValue(100);
	}

	@Test
	void theDeathOfTheHolderLeadsToANewStart(ActorSystem system) {
		long begin = System.nanoTime();
		for (int i = 1; i <= 1000 && System.nanoTime() - begin < 3_000_000_000L; i++) {
			Pid before = ask(this.registry.getOrStart("a", (via) -> start(system, via)));
			before.kill();

			assertThat(ask(this.registry.getOrStart("a", (via) -> start(system, via)))).isNotEqualTo(before);
			assertThat(this.starts).hasValue(i + 1);
		}
	}

	@Test
	void holdersThatDieWhileManyAskAreReplacedAndNeverDoubled(ActorSystem system) throws Exception {
		AtomicInteger alive = new AtomicInteger();
		Actor<Integer, Reply<Pid>> counted = Actor.<Integer, Reply<Pid>>withInit((process, subject) -> {
			assertThat(alive.incrementAndGet()).isOne();
			return 0;
		}, GetOrStartTests::answer).onTerminate((state, reason) -> alive.decrementAndGet());
		List<CompletableFuture<Integer>> askers = new ArrayList<>();
		for (int thread = 0; thread < 8; thread++) {
			askers.add(async(() -> {
				int found = 0;
				for (int i = 0; i < 500; i++) {
					try {
						Subject<Reply<Pid>> subject = this.registry.getOrStart("a",
								(via) -> counted.registered(via).start(system));
						subject.owner().ifPresent((pid) -> system.stop(pid, Puppet.SOON));
					}
					catch (StartException ex) {
						// Another one has stopped it before it was started.
						assertThat(ex.error()).isEqualTo(new StartError.InitExited(ExitReason.SHUTDOWN));
					}
					found++;
				}
				return found;
			}));
		}

		for (CompletableFuture<Integer> asker : askers) {
			assertThat(asker.get(60, TimeUnit.SECONDS)).isEqualTo(500);
		}
	}

	@Test
	void aStartUnderASupervisorIsRestartedAtItsKey(ActorSystem system) throws Exception {
		Supervisor sessions = system.start(SupervisorSpec.oneForOne("sessions").intensity(1000, Duration.ofSeconds(1)));
		List<CompletableFuture<Pid>> askers = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			askers.add(async(() -> ask(this.registry.getOrStart("a", (via) -> startChild(sessions, "a", via)))));
		}
		Pid pid = askers.getFirst().get(10, TimeUnit.SECONDS);
		for (CompletableFuture<Pid> asker : askers) {
			assertThat(asker.get(10, TimeUnit.SECONDS)).isEqualTo(pid);
		}
		assertThat(this.starts).hasValue(1);
		for (int i = 2; i < 200; i++) {
			pid.kill();
			// The supervisor knows of the end before the request: its own restart is the
			// one.
			Pid next = ask(this.registry.getOrStart("a", (via) -> startChild(sessions, "a", via)));
			assertThat(next).isNotEqualTo(pid);
			pid = next;
			assertThat(this.starts).hasValue(i);
		}
		assertThat(sessions.tree().children()).hasSize(1);
	}

	private void startChild(Supervisor supervisor, String id, Registrar<Reply<Pid>> via) {
		supervisor.startChild(ChildSpec.worker(id, (spawner) -> {
			this.starts.incrementAndGet();
			return WHO.registered(via).start(spawner).pid();
		}).restart(Restart.PERMANENT));
	}

	@Test
	void aFailedStartUnderASupervisorIsToldToTheCaller(ActorSystem system) {
		Supervisor sessions = system.start(SupervisorSpec.oneForOne("sessions"));
		Actor<Integer, Reply<Pid>> broken = Actor.withInit((process, subject) -> {
			throw new IllegalStateException("broken");
		}, GetOrStartTests::answer);

		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> this.registry.getOrStart("a",
					(via) -> sessions
						.startChild(ChildSpec.worker("a", (spawner) -> broken.registered(via).start(spawner).pid()))))
			.withMessageContaining("broken");
		assertThat(this.registry.whereIs("a")).isEmpty();
		ask(this.registry.getOrStart("a", (via) -> startChild(sessions, "a", via)));
	}

	@Test
	void theActorMayAskForItselfAndForOthersWhileItStarts(ActorSystem system) {
		Actor<Integer, Reply<Pid>> nested = Actor.withInit((process, subject) -> {
			assertThat(this.registry.getOrStart("a", (via) -> start(system, via)).owner()).contains(process.pid());
			this.registry.getOrStart("b", (via) -> start(system, via));
			return 0;
		}, GetOrStartTests::answer);

		Pid a = ask(this.registry.getOrStart("a", (via) -> nested.registered(via).start(system)));

		assertThat(this.registry.whereIs("a")).contains(a);
		assertThat(this.registry.whereIs("b")).isPresent();
		assertThat(this.starts).hasValue(1);
	}

	@Test
	void anActorThatWasStartedElsewhereInBetweenIsTheOne(ActorSystem system) {
		Pid[] faster = new Pid[1];

		Subject<Reply<Pid>> subject = this.registry.getOrStart("a", (via) -> {
			faster[0] = WHO.registered(this.registry.via("a")).start(system).pid();
			WHO.registered(via).start(system);
		});

		assertThat(ask(subject)).isEqualTo(faster[0]);
	}

	@Test
	void aStarterThatStartsNobodyOrAsksForItselfIsAnError(ActorSystem system) {
		assertThatIllegalStateException().isThrownBy(() -> this.registry.getOrStart("a", (via) -> WHO.start(system)))
			.withMessageContaining("key 'a' of registry 'users'")
			.withMessageContaining("registered(via)");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.registry.getOrStart("a",
					(via) -> this.registry.getOrStart("a", (again) -> start(system, again))))
			.withMessageContaining("asks for the very actor");
		ask(this.registry.getOrStart("a", (via) -> start(system, via)));
	}

	@Test
	void whatTheStarterThrowsAfterItsStartIsNotSwallowed(ActorSystem system) {
		assertThatIllegalStateException().isThrownBy(() -> this.registry.getOrStart("a", (via) -> {
			start(system, via);
			throw new IllegalStateException("afterwards");
		})).withMessage("afterwards");

		assertThat(this.registry.whereIs("a")).isPresent();
	}

}
