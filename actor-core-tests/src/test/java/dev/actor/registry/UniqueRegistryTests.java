package dev.actor.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** One holder for each key. */
@ActorSystemTest
class UniqueRegistryTests {

	private UniqueRegistry<String, Integer> registry;

	@BeforeEach
	void makeRegistry(ActorSystem system) {
		this.registry = Registry.unique(system, "numbers");
	}

	@Test
	@Rule("R364")
	void aKeyIsRegisteredOnceByWhomeverAndTheErrorNamesTheHolder(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		this.registry.register("a", 1);

		assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> this.registry.register("a", 2))
			.satisfies((ex) -> assertThat(ex.holder()).isEqualTo(self.pid()))
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("a"));
		NameTakenException thrown = other.ask((process) -> taken("a"));
		assertThat(thrown).hasMessageContaining("'a'").hasMessageContaining(self.pid().toString());
		assertThat(this.registry.entries("a")).containsExactly(new Entry<>("a", self.pid(), 1));
		assertThat(this.registry.count()).isOne();
		assertThat(this.registry.keys(other.pid())).isEmpty();
	}

	private NameTakenException taken(String key) {
		try {
			this.registry.register(key, 0);
			throw new AssertionError("registered");
		}
		catch (NameTakenException ex) {
			return ex;
		}
	}

	@Test
	@Rule("R365")
	void aProcessMayHoldManyKeys(Process self) {
		this.registry.register("a", 1);
		this.registry.register("b", 2);
		this.registry.register("c", 3);

		assertThat(this.registry.keys(self.pid())).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(this.registry.entries()).extracting(Entry::value).containsExactlyInAnyOrder(1, 2, 3);
		assertThat(this.registry.unregister("b")).isTrue();
		assertThat(this.registry.keys(self.pid())).containsExactlyInAnyOrder("a", "c");
		assertThat(this.registry.unregister("a")).isTrue();
		assertThat(this.registry.keys(self.pid())).containsExactly("c");
		assertThat(this.registry.unregister("c")).isTrue();
		assertThat(this.registry.keys(self.pid())).isEmpty();
		assertThat(this.registry.count()).isZero();
	}

	@Test
	@Rule({ "R366", "R368" })
	void nothingOfAHolderIsLeftOnceItsEndWasSeen(ActorSystem system, Process self) {
		long begin = System.nanoTime();
		for (int i = 0; i < 1000 && System.nanoTime() - begin < 2_000_000_000L; i++) {
			Puppet holder = Puppet.start(system);
			holder.run((process) -> this.registry.register("a", 1));
			holder.run((process) -> this.registry.register("b", 2));

			holder.end(self);

			assertThat(this.registry.whereIs("a")).isEmpty();
			assertThat(this.registry.lookup("b")).isEmpty();
			assertThat(this.registry.count()).isZero();
			assertThat(this.registry.keys(holder.pid())).isEmpty();
			this.registry.register("a", i);
			assertThat(this.registry.unregister("a")).isTrue();
		}
	}

	@Test
	@Rule({ "R364", "R368" })
	void aDeadHolderIsNeverSeenAndNeverInTheWayThoughNobodyWasToldOfItsEnd(ActorSystem system, Process self) {
		Puppet holder = Puppet.start(system);
		holder.run((process) -> this.registry.register("a", 1));
		CountDownLatch release = holder.becomeZombie(self);

		assertThat(this.registry.whereIs("a")).isEmpty();
		assertThat(this.registry.entries("a")).isEmpty();
		assertThat(this.registry.entries()).isEmpty();
		assertThat(this.registry.values("a", holder.pid())).isEmpty();
		assertThat(this.registry.keys(holder.pid())).isEmpty();
		assertThat(this.registry.count()).isZero();
		assertThat(this.registry.dispatch("a", (pid, value) -> {
			throw new AssertionError("dispatched to the dead");
		})).isZero();
		this.registry.register("a", 2);
		release.countDown();
		holder.end(self);
		assertThat(this.registry.lookup("a")).contains(new Entry<>("a", self.pid(), 2));
	}

	@Test
	@Rule("R369")
	void unregisterGivesUpOnlyTheOwnEntry(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		this.registry.register("a", 1);

		assertThat(other.<Boolean>ask((process) -> this.registry.unregister("a"))).isFalse();
		assertThat(this.registry.whereIs("a")).contains(self.pid());
		assertThat(this.registry.unregister("b")).isFalse();
		assertThat(this.registry.unregister("a")).isTrue();
		assertThat(this.registry.unregister("a")).isFalse();
		other.run((process) -> this.registry.register("a", 2));
		assertThat(this.registry.whereIs("a")).contains(other.pid());
	}

	@Test
	void unregisterIfGivesUpWhatMatches() {
		this.registry.register("a", 1);

		assertThat(this.registry.unregisterIf("a", (value) -> value > 1)).isZero();
		assertThat(this.registry.count()).isOne();
		assertThat(this.registry.unregisterIf("a", (value) -> value == 1)).isOne();
		assertThat(this.registry.count()).isZero();
	}

	@Test
	@Rule("R370")
	void onlyTheHolderUpdatesItsValueAndGetsBoth(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		this.registry.register("a", 1);

		assertThat(this.registry.updateValue("a", (value) -> value + 10)).isEqualTo(new Update<>(1, 11));
		assertThat(this.registry.lookup("a")).contains(new Entry<>("a", self.pid(), 11));
		IllegalStateException refused = other.ask((process) -> refusal("a"));
		assertThat(refused).hasMessageContaining("key 'a' of registry 'numbers'")
			.hasMessageContaining("held by " + self.pid());
		assertThat(refusal("b")).hasMessageContaining("nobody holds");
		assertThat(this.registry.values("a", self.pid())).containsExactly(11);
		assertThatIllegalStateException().isThrownBy(() -> this.registry.updateValue("a", (value) -> {
			this.registry.unregister("a");
			return value;
		})).withMessageContaining("given up");
		assertThat(this.registry.count()).isZero();
	}

	private IllegalStateException refusal(String key) {
		try {
			this.registry.updateValue(key, (value) -> -1);
			throw new AssertionError("updated");
		}
		catch (IllegalStateException ex) {
			return ex;
		}
	}

	@Test
	@Rule("R371")
	void anActorIsEnteredWithAValueBeforeItsInitialiserRuns(ActorSystem system, Process self) {
		Subject<List<Entry<String, Integer>>> seen = self.subject();
		Actor<Integer, String> actor = Actor.<Integer, String>withInit((process, subject) -> {
			seen.send(this.registry.entries("a"));
			return 0;
		}, (state, message) -> Next.state(state)).registered(this.registry.via("a", 7));

		Pid first = actor.start(system).pid();

		assertThat(self.receive(seen, Puppet.SOON)).contains(List.of(new Entry<>("a", first, 7)));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.start(system))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.AlreadyStarted("a", first)));
		assertThat(self.receive(seen, Puppet.A_WHILE)).isEmpty();
		first.kill();
		assertThat(actor.start(system).pid()).isEqualTo(this.registry.whereIs("a").orElseThrow());
		assertThat(self.receive(seen, Puppet.SOON)).isPresent();
	}

	@Test
	@Rule("R371")
	void aStartThatFailsLeavesNoEntry(ActorSystem system) {
		Actor<Integer, String> actor = Actor.<Integer, String>withInit((process, subject) -> {
			throw new IllegalStateException("broken");
		}, (state, message) -> Next.state(state)).registered(this.registry.via("a", 7));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.start(system));

		assertThat(this.registry.whereIs("a")).isEmpty();
	}

	@Test
	@Rule("R373")
	void dispatchCallsTheActionForTheHolderOrNotAtAll(Process self) {
		this.registry.register("a", 1);
		List<Entry<String, Integer>> called = new ArrayList<>();

		assertThat(this.registry.dispatch("a", (pid, value) -> called.add(new Entry<>("a", pid, value)))).isOne();
		assertThat(this.registry.dispatch("b", (pid, value) -> called.add(new Entry<>("b", pid, value)))).isZero();

		assertThat(called).containsExactly(new Entry<>("a", self.pid(), 1));
	}

	@Test
	@Rule("R377")
	void oneOfAHundredWins(ActorSystem system, Process self) {
		List<Puppet> crowd = IntStream.range(0, 100).mapToObj((i) -> Puppet.start(system)).toList();
		long begin = System.nanoTime();
		for (int round = 0; round < 100 && System.nanoTime() - begin < 5_000_000_000L; round++) {
			String key = "key-" + round;
			Subject<Pid> winners = self.subject();
			Subject<Pid> losers = self.subject();
			crowd.forEach((puppet) -> puppet.tell((process) -> {
				try {
					this.registry.register(key, 0);
					winners.send(process.pid());
				}
				catch (NameTakenException ex) {
					losers.send(ex.holder());
				}
			}));
			Pid winner = self.receive(winners, Puppet.SOON).orElseThrow();
			for (int i = 1; i < crowd.size(); i++) {
				assertThat(self.receive(losers, Puppet.SOON)).contains(winner);
			}
			assertThat(this.registry.whereIs(key)).contains(winner);
		}
	}

	@Test
	@Rule("R377")
	void oneOfTwoWinsHoweverCloseTheyAre(ActorSystem system, Process self) {
		int keys = 5_000;
		AtomicInteger arrived = new AtomicInteger();
		AtomicIntegerArray wins = new AtomicIntegerArray(keys);
		Subject<Pid> done = self.subject();
		for (int runner = 0; runner < 2; runner++) {
			Puppet.start(system).tell((process) -> {
				for (int i = 0; i < keys; i++) {
					arrived.incrementAndGet();
					while (arrived.get() < 2 * (i + 1)) {
						Thread.yield();
					}
					try {
						this.registry.register(String.valueOf(i), i);
						wins.incrementAndGet(i);
					}
					catch (NameTakenException ex) {
						// The other one was faster.
					}
				}
				done.send(process.pid());
			});
		}
		assertThat(self.receive(done, Duration.ofMinutes(1))).isPresent();
		assertThat(self.receive(done, Duration.ofMinutes(1))).isPresent();

		assertThat(IntStream.range(0, keys).map(wins::get)).containsOnly(1);
		assertThat(this.registry.count()).isEqualTo(keys);
	}

	@Test
	void keysAreComparedWithEquals() {
		UniqueRegistry<Object, Integer> any = Registry.unique(Process.current(), "any");
		any.register(1, 1);
		any.register(1L, 2);
		any.register(List.of("a"), 3);

		assertThat(any.count()).isEqualTo(3);
		assertThat(any.lookup(List.of("a"))).get().extracting(Entry::value).isEqualTo(3);
		assertThat(any.whereIs("1")).isEmpty();
	}

	@Test
	void aThreadWithoutAProcessIsToldThatItCannotHoldAKey(ActorSystem system) throws Exception {
		List<Throwable> thrown = new ArrayList<>();
		Thread thread = Thread.ofVirtual().name("http-1").start(() -> {
			try {
				this.registry.register("a", 1);
			}
			catch (IllegalStateException ex) {
				thrown.add(ex);
			}
		});
		thread.join();

		assertThat(thrown).singleElement()
			.extracting(Throwable::getMessage)
			.asString()
			.contains("'http-1'", "register in registry 'numbers'", "only a process", "attach()");
		assertThat(this.registry.count()).isZero();
	}

	@Test
	void aProcessOfAnotherSystemIsRefused() {
		try (ActorSystem other = ActorSystem.create("other")) {
			UniqueRegistry<String, Integer> foreign = Registry.unique(other, "foreign");

			assertThatIllegalArgumentException().isThrownBy(() -> foreign.register("a", 1))
				.withMessageContaining("registry 'foreign'")
				.withMessageContaining("another actor system");
			assertThat(foreign.count()).isZero();
		}
	}

	@Test
	void badInputIsRefusedAtTheDoor(ActorSystem system) {
		assertThatIllegalArgumentException().isThrownBy(() -> Registry.unique(system, " "))
			.withMessageContaining("'name'");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.registry.register(null, 1))
			.withMessage("key");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.registry.register("a", null))
			.withMessage("value");
		assertThat(this.registry.count()).isZero();
	}

}
