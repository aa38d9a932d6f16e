package dev.actor.process.rules;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NameTakenException;
import dev.actor.process.NoProcessException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Group H: names. */
@ActorSystemTest(virtualTime = true)
class NameTests {

	private static final Actor<String, String> ACTOR = Actor.of("", (state, message) -> Next.state(state));

	@Test
	@ActorSystemTest
	@Rule("R125")
	void leadsToTheProcessThatTookIt(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		assertThat(system.lookup(name)).isEmpty();

		Subject<String> subject = self.register(name);

		assertThat(system.lookup(name)).contains(self.pid());
		assertThat(subject.owner()).contains(self.pid());
		assertThat(self.pid().info().orElseThrow().name()).contains(name.text());
		subject.send("by name");
		assertThat(Expect.message(self, subject)).isEqualTo("by name");
	}

	@Test
	@Rule("R125")
	void leadsNowhereWhenItWasTakenAway(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<String> subject = self.register(name);

		system.unregister(name);

		assertThat(system.lookup(name)).isEmpty();
		assertThat(subject.owner()).isEmpty();
		assertThat(self.pid().info().orElseThrow().name()).isEmpty();
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> subject.send("lost"));
	}

	@Test
	@Rule({ "R125", "R127" })
	void isFreeWhenItWasTakenAway(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Probe before = Probe.start(system);
		before.run((process) -> process.register(name));

		system.unregister(name);

		assertThat(self.register(name).owner()).contains(self.pid());
		assertThat(before.<Subject<String>>ask((process) -> process.register(Name.unique("other"))).owner())
			.contains(before.pid());
	}

	@Test
	@Rule("R129")
	void canNotBeTakenAwayFromNobody(ActorSystem system, Process self) {
		Name<String> name = Name.of("nobody");

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> system.unregister(name))
			.withMessageContaining("'nobody'");

		self.register(name);
		system.unregister(name);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> system.unregister(name));
	}

	@Test
	@ActorSystemTest
	@Rule({ "R129", "R130" })
	void canNotBeTakenAwayFromTheDead(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Monitor monitor = self.spawnMonitored((process) -> process.register(name));
		Expect.down(self, monitor);

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> system.unregister(name));
	}

	@Test
	@Rule("R136")
	void takenAwayLeavesItsMessagesInTheMailbox(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<String> named = self.register(name);
		Subject<String> unnamed = self.subject();
		named.send("by name");

		system.unregister(name);
		unnamed.send("by pid");

		assertThat(self.receive(Selector.of(named), Duration.ZERO)).contains("by name");
		assertThat(Expect.message(self, unnamed)).isEqualTo("by pid");
		Expect.silence(self);
	}

	@Test
	@Rule("R136")
	void takenAwayFromAnActorLeavesItsMessagesToBeHandled(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<String> printed = self.subject();
		CountDownLatch gate = new CountDownLatch(1);
		Subject<String> printer = Actor.<String, String>of("", (state, message) -> {
			gate.await();
			printed.send(message);
			return Next.state(state);
		}).named(name).start(system).subject();
		printer.send("first");
		printer.send("second");

		system.unregister(name);
		gate.countDown();

		assertThat(Expect.message(self, printed)).isEqualTo("first");
		assertThat(Expect.message(self, printed)).isEqualTo("second");
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R131")
	void isHeldFromTheFirstMomentOnWhenItIsGivenAtTheStart(ActorSystem system) {
		Expect.race((round) -> {
			Name<String> name = Name.of("printer" + round);
			Pid pid = system.spawn((process) -> process.receiveForever(Selector.empty()),
					SpawnOptions.DEFAULT.named(name));

			assertThat(system.lookup(name)).contains(pid);
			pid.sendExit(ExitReason.SHUTDOWN);
			assertThat(system.lookup(name)).isEmpty();
		});
	}

	@Test
	@ActorSystemTest
	@Rule("R126")
	void isRefusedWhenAnotherProcessHoldsIt(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Probe holder = Probe.start(system);
		holder.run((process) -> process.register(name));

		assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> self.register(name))
			.withMessageContaining("'" + name + "'")
			.satisfies((ex) -> {
				assertThat(ex.holder()).isEqualTo(holder.pid());
				assertThat(ex.name()).isEqualTo(name);
			});

		assertThat(system.lookup(name)).contains(holder.pid());
		assertThat(self.pid().info().orElseThrow().name()).isEmpty();
		assertThat(self.register(Name.unique("other")).owner()).contains(self.pid());
	}

	@Test
	@Rule("R126")
	void isRefusedForAnActorWhenAnotherProcessHoldsIt(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		self.register(name);
		int before = system.processCount();

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> ACTOR.named(name).start(self))
			.satisfies((ex) -> assertThat(ex.error()).isInstanceOf(StartError.AlreadyStarted.class));

		assertThat(system.lookup(name)).contains(self.pid());
		assertThat(system.processCount()).isEqualTo(before);
		assertThat(self.pid().info().orElseThrow().links()).isEmpty();
	}

	@Test
	@Rule("R127")
	void isTheOnlyOneOfItsProcess(ActorSystem system, Process self) {
		Name<String> first = Name.unique("first");
		Name<String> second = Name.unique("second");
		self.register(first);

		assertThatIllegalStateException().isThrownBy(() -> self.register(second)).withMessageContaining(first.text());
		assertThatIllegalStateException().isThrownBy(() -> self.register(first));

		assertThat(system.lookup(first)).contains(self.pid());
		assertThat(system.lookup(second)).isEmpty();
	}

	@Test
	@Rule("R130")
	void isFreeWhenItsProcessHasEnded(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Probe holder = Probe.start(system);
		holder.run((process) -> process.register(name));
		Monitor monitor = self.monitor(holder.pid());

		holder.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		assertThat(system.lookup(name)).isEmpty();
		assertThat(self.register(name).owner()).contains(self.pid());
	}

	@Test
	@ActorSystemTest
	@Rule({ "R131", "R139" })
	void isFreeForWhoeverKnowsThatItsHolderIsDead(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<Pid> outcome = self.subject();

		Expect.race((round) -> {
			Pid holder = system.spawn((process) -> {
				process.register(name);
				outcome.send(process.pid());
				process.receiveForever(Selector.empty());
			});
			assertThat(Expect.message(self, outcome)).isEqualTo(holder);
			holder.sendExit(ExitReason.SHUTDOWN);

			assertThat(holder.isAlive()).isFalse();
			assertThat(system.lookup(name)).isEmpty();
		});

		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule({ "R131", "R139" })
	void isFreeForWhoeverHasTheDownOfItsHolder(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");

		Expect.race((round) -> {
			Monitor monitor = self.spawnMonitored((process) -> process.register(name));
			assertThat(Expect.down(self, monitor).reason()).isEqualTo(ExitReason.NORMAL);

			assertThat(system.lookup(name)).isEmpty();
			assertThat(self.<String>subject(name).owner()).isEmpty();
		});
	}

	@Test
	@ActorSystemTest
	@Rule({ "R131", "R139" })
	void isFreeForAnActorWhenItsHolderIsDead(ActorSystem system) {
		Name<String> name = Name.unique("printer");

		Expect.race((round) -> {
			Started<String> actor = ACTOR.named(name).start(system);
			assertThat(system.lookup(name)).contains(actor.pid());

			actor.pid().sendExit(ExitReason.SHUTDOWN);

			assertThat(system.lookup(name)).isEmpty();
		});
	}

	@Test
	@ActorSystemTest
	@Rule("R132")
	void isTakenByOneOfManyWhoWantIt(ActorSystem system, Process self) {
		int many = 100;
		Subject<Object> outcome = self.subject();

		for (int round = 0; round < 20; round++) {
			Name<String> name = Name.unique("printer");
			CountDownLatch start = new CountDownLatch(1);
			for (int i = 0; i < many; i++) {
				system.spawn((process) -> {
					start.await();
					try {
						process.register(name);
						outcome.send(process.pid());
						process.receiveForever(Selector.empty());
					}
					catch (NameTakenException ex) {
						outcome.send(ex);
					}
				});
			}
			start.countDown();

			List<Object> outcomes = Stream.generate(() -> Expect.message(self, outcome)).limit(many).toList();
			assertThat(outcomes).filteredOn(Pid.class::isInstance)
				.singleElement()
				.isEqualTo(system.lookup(name).orElseThrow());
			assertThat(outcomes).filteredOn(NameTakenException.class::isInstance).hasSize(many - 1);
		}
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest
	@Rule("R133")
	void isAnErrorForTheSenderWhenNobodyHoldsIt(ActorSystem system) {
		Subject<String> nobody = system.subject(Name.of("nobody"));

		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> nobody.send("hello?"))
			.withMessageContaining("'nobody'");
	}

	@Test
	@Rule({ "R133", "R130" })
	void isAnErrorForTheSenderWhenItsHolderHasEnded(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Monitor monitor = self.spawnMonitored((process) -> process.register(name));
		Expect.down(self, monitor);

		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> system.subject(name).send("anybody there?"));
	}

	@Test
	@Rule("R134")
	void hasNoOwnerWhenNobodyHoldsIt(ActorSystem system, Process self) {
		Name<String> name = Name.unique("nobody");

		assertThat(system.subject(name).owner()).isEmpty();
		assertThat(self.subject(name).owner()).isEmpty();
	}

	@Test
	@Rule("R137")
	void isUniqueWhenItIsMadeSo() {
		Set<Name<?>> names = new HashSet<>();

		IntStream.range(0, 1000).forEach((i) -> names.add(Name.unique("prefix")));

		assertThat(names).hasSize(1000).allSatisfy((name) -> assertThat(name.text()).startsWith("prefix"));
	}

	@Test
	@ActorSystemTest
	@Rule("R138")
	void givesEqualSubjects(ActorSystem system, Process self) {
		Subject<String> one = system.subject(Name.of("printer"));
		Subject<String> other = self.subject(Name.of("printer"));

		assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
		assertThat(one).isNotEqualTo(system.subject(Name.of("other")));
	}

	@Test
	@Rule("R138")
	void belongsToOneSystem(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		self.register(name);

		try (ActorSystem other = ActorSystem.create("other")) {
			assertThat(other.lookup(name)).isEmpty();
			assertThat(other.subject(name)).isNotEqualTo(system.subject(name));
			assertThat(ACTOR.named(name).start(other).subject().owner()).isPresent();
		}

		assertThat(system.lookup(name)).contains(self.pid());
	}

	@Test
	void staysWithThoseWhoSendWhileItsHolderChanges(ActorSystem system, Process self) {
		Name<Integer> name = Name.unique("printer");
		Subject<Integer> subject = system.subject(name);
		Subject<Integer> printed = self.subject();

		for (int i = 0; i < 10; i++) {
			Monitor holder = self.spawnMonitored((process) -> {
				process.register(name);
				printed.send(-1);
				printed.send(process.receiveForever(subject));
			});
			assertThat(Expect.message(self, printed)).isEqualTo(-1);

			subject.send(i);

			assertThat(Expect.message(self, printed)).isEqualTo(i);
			Expect.down(self, holder);
		}
	}

	@Test
	@Rule({ "R125", "R136" })
	void leadsToWhoHasItNowThoughTheOneBeforeLives(ActorSystem system, Process self) {
		Name<String> name = Name.unique("printer");
		Subject<String> subject = system.subject(name);
		Probe before = Probe.start(system);
		before.run((process) -> process.register(name));
		subject.send("to the one before");

		system.unregister(name);
		assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> subject.send("to nobody"));
		self.register(name);
		subject.send("to the next one");

		assertThat(Expect.message(self, subject)).isEqualTo("to the next one");
		assertThat(before.pid().isAlive()).isTrue();
		Expect.silence(self);
	}

	@ParameterizedTest
	@ActorSystemTest
	@ValueSource(strings = { "", " ", "a b", "a/b", "a\n", "a'b" })
	void refusesTextsThatWouldNotBeReadable(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Name.of(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "printer-1", "printer_1", "printer.1", "printer:1", "printer@host", "prin$1", "für" })
	void takesReadableTexts(String text) {
		assertThat(Name.of(text).text()).isEqualTo(text);
		assertThat(Name.of(text)).hasToString(text).isEqualTo(Name.of(text)).isNotEqualTo(Name.of(text + "2"));
	}

	@Test
	void refusesNulls(ActorSystem system, Process self) {
		assertThatNullPointerException().isThrownBy(() -> Name.of(null));
		assertThatNullPointerException().isThrownBy(() -> self.register(null));
		assertThatNullPointerException().isThrownBy(() -> self.subject((Name<String>) null));
		assertThatNullPointerException().isThrownBy(() -> system.lookup(null));
		assertThatNullPointerException().isThrownBy(() -> system.unregister(null));

		assertThat(self.register(Name.unique("printer")).owner()).contains(self.pid());
	}

}
