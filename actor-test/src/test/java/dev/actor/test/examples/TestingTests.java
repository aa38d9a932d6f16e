package dev.actor.test.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import dev.actor.test.BehaviorTest;
import dev.actor.test.CrashReports;
import dev.actor.test.Faults;
import dev.actor.test.Interleavings;
import dev.actor.test.Probe;
import dev.actor.test.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What docs/testing.md shows. */
class TestingTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	sealed interface Count {

		record Increment() implements Count {
		}

		record Get(Reply<Integer> reply) implements Count {
		}

		record Fail() implements Count {
		}

		static Next<Integer, Count> handle(Integer count, Count message) {
			return switch (message) {
				case Increment increment -> Next.state(count + 1);
				case Get(Reply<Integer> reply) -> Next.reply(reply, count, count);
				case Fail fail -> throw new IllegalStateException("no paper");
			};
		}

	}

	@Test
	@ActorSystemTest
	void aCounterCounts(ActorSystem system) {
		Subject<Count> counter = system.start(ActorSpec.of("counter", 0, Count::handle)).subject();
		counter.send(new Count.Increment());
		counter.send(new Count.Increment());
		assertThat(counter.<Integer>call(Count.Get::new, SECOND)).isEqualTo(2);
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	void aCrashIsHealedAndTheCountBeginsAnew(ActorSystem system, CrashReports crashes, VirtualTime time) {
		ActorSpec<Count> spec = ActorSpec.of("counter", 5, Count::handle);
		system.start(SupervisorSpec.oneForOne("top").child(spec));
		Subject<Count> counter = spec.subject(system);
		counter.send(new Count.Increment());
		crashes.expectCrash("counter", () -> counter.send(new Count.Fail()));
		time.settle();
		assertThat(counter.<Integer>call(Count.Get::new, SECOND)).isEqualTo(5);
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	void aReminderComesAfterAnHour(Probe<String> probe, VirtualTime time) {
		probe.subject().sendAfter(Duration.ofHours(1), "drink something");
		time.advance(Duration.ofMinutes(59));
		probe.expectNone(Duration.ZERO);
		time.advance(Duration.ofMinutes(1));
		probe.expect("drink something");
	}

	@Test
	void aHandlerIsTriedWithoutASystem() {
		BehaviorTest<Integer, Count> counter = BehaviorTest.of(40, Count::handle);
		counter.tell(new Count.Increment());
		counter.tell(new Count.Increment());
		assertThat(counter.state()).isEqualTo(42);
		assertThat(counter.<Integer>ask(Count.Get::new)).isEqualTo(42);
		counter.tell(new Count.Fail());
		assertThat(counter.isStopped()).isTrue();
		assertThat(counter.reason().orElseThrow().toString()).contains("no paper");
	}

	@Test
	@ActorSystemTest
	void theThirdMessageFindsTheDiskFull(ActorSystem system, Faults faults, CrashReports crashes) {
		ActorSpec<Count> spec = ActorSpec.of("counter", 0, Count::handle);
		system.start(SupervisorSpec.oneForOne("top").child(spec));
		Subject<Count> counter = spec.subject(system);
		crashes.expect("counter");
		faults.on(spec.name()).message(3).crash(() -> new UncheckedIOException(new IOException("disk full")));
		faults.expectRestart(spec.name(), () -> {
			for (int i = 0; i < 3; i++) {
				counter.send(new Count.Increment());
			}
		});
		assertThat(counter.<Integer>call(Count.Get::new, SECOND)).isZero();
		faults.assertAllFired();
	}

	/** Reads and writes in two steps: between them, another one may have written. */
	private static void twoClerks(ActorSystem system, Process self) {
		Subject<Account> account = system.start(ActorSpec.of("account", 0, Account::handle)).subject();
		Subject<String> done = self.subject();
		for (int i = 0; i < 2; i++) {
			system.spawn((clerk) -> {
				int before = account.call(Account.Get::new, SECOND);
				account.send(new Account.Set(before + 1));
				done.send("done");
			});
		}
		self.receive(done, SECOND);
		self.receive(done, SECOND);
		assertThat(account.<Integer>call(Account.Get::new, SECOND)).isEqualTo(2);
	}

	@Test
	void theRaceOfTwoClerksIsFound() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> Interleavings.explore(500, TestingTests::twoClerks))
			.withMessageContaining("-Dactor.test.seed=");
	}

	sealed interface Account {

		record Get(Reply<Integer> reply) implements Account {
		}

		record Set(int value) implements Account {
		}

		static Next<Integer, Account> handle(Integer value, Account message) {
			return switch (message) {
				case Get(Reply<Integer> reply) -> Next.reply(reply, value, value);
				case Set(int other) -> Next.state(other);
			};
		}

	}

}
