package dev.actor.registry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.process.Feed;
import dev.actor.process.MailboxLimit;
import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Subject;
import dev.actor.registry.RegistryEvent.Registered;
import dev.actor.registry.RegistryEvent.Unregistered;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What listeners of a registry are told. */
@ActorSystemTest(virtualTime = true)
class RegistryEventTests {

	@Test
	@ActorSystemTest
	@Rule("R375")
	void listenersAreToldOfEachEntryAndOfItsEnd(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "numbers");
		Puppet other = Puppet.start(system);
		registry.register("before", 0);
		try (Feed<RegistryEvent<String, Integer>> feed = registry.listen()) {
			registry.register("a", 1);
			other.run((process) -> registry.register("b", 2));
			registry.unregister("a");
			registry.unregister("nothing");
			other.end(self);

			assertThat(next(self, feed)).isEqualTo(new Registered<>("a", self.pid(), 1));
			assertThat(next(self, feed)).isEqualTo(new Registered<>("b", other.pid(), 2));
			assertThat(next(self, feed)).isEqualTo(new Unregistered<>("a", self.pid()));
			assertThat(next(self, feed)).isEqualTo(new Unregistered<>("b", other.pid()));
			assertThat(self.receive(feed, Puppet.A_WHILE)).isEmpty();
		}
	}

	private static <E> E next(Process self, Feed<E> feed) {
		return self.receive(feed, Puppet.SOON).orElseThrow();
	}

	@Test
	@Rule("R375")
	void theEndOfADeadHolderIsToldOnceAndBeforeTheNextOneComes(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "numbers");
		Puppet holder = Puppet.start(system);
		holder.run((process) -> registry.register("a", 1));
		try (Feed<RegistryEvent<String, Integer>> feed = registry.listen()) {
			CountDownLatch release = holder.becomeZombie(self);

			registry.register("a", 2);
			release.countDown();
			holder.end(self);

			assertThat(next(self, feed)).isEqualTo(new Unregistered<>("a", holder.pid()));
			assertThat(next(self, feed)).isEqualTo(new Registered<>("a", self.pid(), 2));
			assertThat(self.receive(feed, Puppet.A_WHILE)).isEmpty();
		}
	}

	@Test
	@Rule("R375")
	void eventsOfOneKeyComeInTheOrderInWhichItChanged(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "numbers");
		List<Puppet> crowd = List.of(Puppet.start(system), Puppet.start(system), Puppet.start(system));
		try (Feed<RegistryEvent<String, Integer>> feed = registry.listen()) {
			crowd.forEach((puppet) -> puppet.tell((process) -> {
				for (int i = 0; i < 1000; i++) {
					try {
						registry.register("a", i);
						registry.unregister("a");
					}
					catch (NameTakenException ex) {
						// Another one has it.
					}
				}
			}));
			crowd.forEach((puppet) -> puppet.run((process) -> {
			}));
			Pid holder = null;
			int events = 0;
			while (self.receive(feed, Duration.ZERO).orElse(null) instanceof RegistryEvent<String, Integer> e) {
				assertThat(e).isInstanceOf((holder == null) ? Registered.class : Unregistered.class);
				assertThat(holder).isIn(null, e.pid());
				holder = (holder == null) ? e.pid() : null;
				events++;
			}
			assertThat(holder).isNull();
			assertThat(events).isPositive();
		}
	}

	@Test
	@Rule("R375")
	void duplicateEntriesGiveOneEventEach(ActorSystem system, Process self) {
		DuplicateRegistry<String, Integer> registry = Registry.duplicate(system, "numbers");
		try (Feed<RegistryEvent<String, Integer>> feed = registry.listen()) {
			registry.register("a", 1);
			registry.register("a", 2);
			registry.unregister("a");

			assertThat(next(self, feed)).isEqualTo(new Registered<>("a", self.pid(), 1));
			assertThat(next(self, feed)).isEqualTo(new Registered<>("a", self.pid(), 2));
			assertThat(next(self, feed)).isEqualTo(new Unregistered<>("a", self.pid()));
			assertThat(next(self, feed)).isEqualTo(new Unregistered<>("a", self.pid()));
			assertThat(self.receive(feed, Puppet.A_WHILE)).isEmpty();
		}
	}

	@Test
	void aClosedFeedIsSilentAndWhatHasArrivedIsDropped(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "numbers");
		Subject<String> inbox = self.subject();
		Feed<RegistryEvent<String, Integer>> feed = registry.listen();
		registry.register("a", 1);
		inbox.send("kept");
		registry.register("b", 2);

		feed.close();
		feed.close();
		registry.register("c", 3);

		assertThat(feed.isOpen()).isFalse();
		assertThat(self.receive(feed, Puppet.A_WHILE)).isEmpty();
		assertThat(self.receive(inbox, Puppet.SOON)).contains("kept");
	}

	@Test
	void whatIsSentToAClosedFeedDoesNotArriveEither(Process self) {
		Feed<RegistryEvent<String, Integer>> feed = Registry.<String, Integer>unique(self, "numbers").listen();
		Unregistered<String, Integer> event = new Unregistered<>("a", self.pid());
		assertThat(feed.trySend(event)).isTrue();
		assertThat(next(self, feed)).isEqualTo(event);
		feed.sendAfter(Duration.ZERO, event);
		assertThat(next(self, feed)).isEqualTo(event);

		feed.sendAfter(Duration.ofMillis(20), event);
		feed.close();

		assertThat(feed.trySend(event)).isFalse();
		assertThat(self.receive(feed, Puppet.A_WHILE)).isEmpty();
	}

	@Test
	void aFeedIsClosedByItsProcessOnly(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "numbers");
		Puppet other = Puppet.start(system);
		Feed<RegistryEvent<String, Integer>> feed = other.ask((process) -> registry.listen());

		assertThatIllegalStateException().isThrownBy(feed::close).withMessageContaining("close its feed");
		assertThatIllegalStateException().isThrownBy(() -> self.receive(feed, Puppet.A_WHILE));
		other.end(self);
		assertThat(feed.isOpen()).isFalse();
		assertThat(feed.tell(new Unregistered<>("a", self.pid()))).isFalse();
	}

	@Test
	@ActorSystemTest
	void aBoundedMailboxDoesNotHoldUpWhoRegisters(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "numbers");
		Subject<String> told = self.subject();
		CountDownLatch registered = new CountDownLatch(1);
		system.spawn((process) -> {
			Feed<RegistryEvent<String, Integer>> feed = registry.listen();
			told.send("listening");
			registered.await();
			for (int i = 0; i < 10; i++) {
				process.receiveForever(Selector.of(feed));
			}
			told.send("all");
		}, SpawnOptions.DEFAULT.mailbox(MailboxLimit.failing(1)));
		assertThat(self.receive(told, Puppet.SOON)).contains("listening");

		for (int i = 0; i < 10; i++) {
			registry.register("key-" + i, i);
		}
		registered.countDown();

		assertThat(self.receive(told, Puppet.SOON)).contains("all");
		assertThat(system.deadLetterCount()).isZero();
	}

}
