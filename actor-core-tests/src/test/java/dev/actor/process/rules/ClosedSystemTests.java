package dev.actor.process.rules;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.SystemClosedException;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Group X: the end of a system. */
@ActorSystemTest
class ClosedSystemTests {

	private static final Actor<String, String> ACTOR = Actor.of("", (state, message) -> Next.state(state));

	@Test
	@Rule("R415")
	void killsWhateverStillLives(Process self) {
		ActorSystem system = ActorSystem.create("closing");
		Monitor body = self.monitor(system.spawn((process) -> process.receiveForever(Selector.empty())));
		Monitor busy = self.monitor(system.spawn((process) -> new CountDownLatch(1).await()));
		Monitor actor = self.monitor(ACTOR.start(system).pid());

		system.close();

		assertThat(system.processes()).isEmpty();
		assertThat(Expect.down(self, body)).isEqualTo(new Down(body, body.pid(), ExitReason.KILLED));
		assertThat(Expect.down(self, busy)).isEqualTo(new Down(busy, busy.pid(), ExitReason.KILLED));
		assertThat(Expect.down(self, actor)).isEqualTo(new Down(actor, actor.pid(), ExitReason.KILLED));
		Expect.silence(self);
	}

	@Test
	@Rule("R415")
	void stopsWhatWasStartedFromSpecsTheLastOneFirst() {
		BlockingQueue<String> terminated = new LinkedBlockingQueue<>();
		ActorSystem system = ActorSystem.create("closing");
		for (String name : new String[] { "first", "second", "third" }) {
			system.start(ActorSpec.of(name, ACTOR.onTerminate((state, reason) -> terminated.add(name + " " + reason))));
		}

		system.close();

		assertThat(terminated).containsExactly("third shutdown", "second shutdown", "first shutdown");
	}

	@Test
	void startsNothingAnyMore() {
		ActorSystem system = closed();

		assertThatExceptionOfType(SystemClosedException.class).isThrownBy(() -> system.spawn((process) -> {
		})).withMessageContaining("'closed'");
		assertThatExceptionOfType(SystemClosedException.class)
			.isThrownBy(() -> system.spawnReceiver((process, inbox) -> {
			}));
		assertThatExceptionOfType(SystemClosedException.class).isThrownBy(() -> ACTOR.start(system));
		assertThat(system.processCount()).isZero();
	}

	@Test
	void attachesNobodyAnyMore() {
		ActorSystem system = closed();

		CompletableFuture<?> attaching = CompletableFuture.supplyAsync(system::attach,
				(task) -> new Thread(task).start());

		assertThat(attaching).failsWithin(Expect.SOON)
			.withThrowableThat()
			.withCauseInstanceOf(SystemClosedException.class);
	}

	@Test
	void dropsMessagesToItsProcesses() {
		ActorSystem system = ActorSystem.create("closed");
		Name<String> name = Name.unique("actor");
		Started<String> named = ACTOR.named(name).start(system);
		Subject<String> unnamed = ACTOR.start(system).subject();

		system.close();

		unnamed.send("dropped");
		unnamed.sendAfter(Duration.ZERO, "dropped");
		assertThat(unnamed.trySend("dropped")).isFalse();
		assertThat(named.subject().trySend("dropped")).isFalse();
		assertThatExceptionOfType(SystemClosedException.class).isThrownBy(() -> named.subject().send("dropped"));
		assertThatExceptionOfType(SystemClosedException.class)
			.isThrownBy(() -> unnamed.call((reply) -> "request", Expect.AGES));
		assertThat(system.lookup(name)).isEmpty();
		assertThat(named.pid().isAlive()).isFalse();
		named.pid().kill();
		named.pid().sendExit(ExitReason.SHUTDOWN);
	}

	@Test
	void canBeClosedTwice() {
		ActorSystem system = closed();

		system.close();

		assertThat(system.processCount()).isZero();
	}

	@Test
	void endsTheWaitOfThoseWhoCallIntoIt(Process self) {
		ActorSystem system = ActorSystem.create("closing");
		CountDownLatch handling = new CountDownLatch(1);
		Subject<String> silent = system.spawnReceiver((process, inbox) -> {
			process.receiveForever(inbox);
			handling.countDown();
			process.receiveForever(Selector.empty());
		});
		Subject<Object> outcome = self.subject();
		self.spawn((process) -> outcome.send(catchThrowable(() -> silent.call((reply) -> "request", Expect.AGES))));
		await(handling);

		system.close();

		assertThat(Expect.message(self, outcome)).isInstanceOf(SystemClosedException.class);
	}

	@Test
	void leavesNobodyAliveWhoWasStartedMeanwhile() {
		for (int round = 0; round < 20; round++) {
			ActorSystem system = ActorSystem.create("closing");
			Collection<Pid> spawned = new ConcurrentLinkedQueue<>();
			CompletableFuture<Void> spawning = CompletableFuture.runAsync(() -> {
				while (true) {
					spawned.add(system.spawn((process) -> process.receiveForever(Selector.empty())));
				}
			}, (task) -> new Thread(task).start());
			while (spawned.size() < 50 * round) {
				Thread.onSpinWait();
			}

			system.close();

			assertThat(spawning).failsWithin(Expect.SOON)
				.withThrowableThat()
				.withCauseInstanceOf(SystemClosedException.class);
			assertThat(spawned).noneMatch(Pid::isAlive);
		}
	}

	private static ActorSystem closed() {
		ActorSystem system = ActorSystem.create("closed");
		system.close();
		return system;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(Expect.SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
