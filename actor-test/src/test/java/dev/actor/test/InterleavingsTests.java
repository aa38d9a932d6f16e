package dev.actor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InterleavingsTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static List<Integer> threeSenders(ActorSystem system, Process self) {
		Subject<Integer> inbox = self.subject();
		for (int i = 0; i < 3; i++) {
			int number = i;
			system.spawn((process) -> {
				inbox.send(number);
				inbox.send(number + 10);
			});
		}
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			order.add(self.receive(inbox, SECOND).orElseThrow());
		}
		return order;
	}

	@Test
	void seedsFindEachOrderOfThreeSendersAndNoOther() {
		Set<List<Integer>> orders = new HashSet<>();
		Interleavings.explore(2000, (system, self) -> orders.add(threeSenders(system, self)));
		// Of six messages, two of each sender, and those in order.
		assertThat(orders).hasSize(90);
	}

	@Test
	void aSeedGivesTheSameOrderEachTime() {
		for (long seed = 1; seed <= 50; seed++) {
			Set<List<Integer>> orders = new HashSet<>();
			for (int i = 0; i < 5; i++) {
				Interleavings.replay(seed, (system, self) -> orders.add(threeSenders(system, self)));
			}
			assertThat(orders).hasSize(1);
		}
	}

	/** Reads and writes in two steps, and another one may come in between. */
	private static void lostUpdate(ActorSystem system, Process self) {
		record Get(Reply<Integer> reply) {
		}
		record Set(int value) {
		}
		Subject<Object> account = system
			.start(ActorSpec.of("account", 0, (Integer state, Object message) -> switch (message) {
				case Get get -> {
					get.reply().send(state);
					yield Next.state(state);
				}
				case Set set -> Next.state(set.value());
				default -> Next.state(state);
			}))
			.subject();
		Subject<String> done = self.subject();
		for (int i = 0; i < 2; i++) {
			system.spawn((process) -> {
				int before = account.call(Get::new, SECOND);
				account.send(new Set(before + 1));
				done.send("done");
			});
		}
		assertThat(self.receive(done, SECOND)).isPresent();
		assertThat(self.receive(done, SECOND)).isPresent();
		assertThat(account.<Integer>call(Get::new, SECOND)).isEqualTo(2);
	}

	@Test
	void aRaceIsFoundAndReplayedByItsSeed() {
		AtomicInteger runs = new AtomicInteger();
		AssertionError found = catchThrowableOfType(AssertionError.class,
				() -> Interleavings.explore(500, (system, self) -> {
					runs.incrementAndGet();
					lostUpdate(system, self);
				}));
		assertThat(found).hasMessageContainingAll("Seed " + runs.get() + " of 500 fails",
				"-Dactor.test.seed=" + runs.get());
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> Interleavings.replay(runs.get(), InterleavingsTests::lostUpdate))
				.withMessageContaining("Seed " + runs.get() + " fails");
		}
	}

	@Test
	void aWaitForWhatCannotComeEndsAtOnce() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> Interleavings.replay(1, (system, self) -> self.receiveForever(self.subject())))
			.withMessageContaining("The test waits for what cannot come");
	}

	@Test
	void anotherThreadHasNoTurnWithASeed() throws InterruptedException {
		VirtualTime time = VirtualTime.seeded(1);
		List<Throwable> thrown = new ArrayList<>();
		Thread other = Thread.ofVirtual().start(() -> {
			try {
				time.settle();
			}
			catch (IllegalStateException ex) {
				thrown.add(ex);
			}
		});
		other.join();
		assertThat(thrown).singleElement().asString().contains("no other thread has a turn");
	}

	@Test
	void aBodyThatBlocksElsewhereIsNamedAndTheSystemStillCloses() {
		VirtualTime time = VirtualTime.seeded(1).patience(Duration.ofMillis(50));
		try (ActorSystem system = ActorSystem.builder("stuck").engine(time.engine()).build()) {
			system.spawn((process) -> {
				process.label("reader");
				new CountDownLatch(1).await();
			});
			system.spawn((process) -> process.sleep(SECOND));
			assertThatIllegalStateException().isThrownBy(time::settle).withMessageContaining("'reader'");
		}
		assertThat(time.open()).isEmpty();
	}

}
