package dev.actor.registry;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.process.NameTakenException;
import dev.actor.process.Process;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What has ended leaves nothing behind in registries and groups that live on. */
@ActorSystemTest
class RegistryLeakTests {

	/** With an identity, so that nothing but the registry can hold on to it. */
	private record Key(Object identity) {

		static Key fresh() {
			return new Key(new Object());
		}

	}

	/** Deaths are cleared up after they are told; so this waits for the collector. */
	private static void assertCollected(List<WeakReference<Object>> references) {
		long begin = System.nanoTime();
		while (references.stream().anyMatch((reference) -> reference.get() != null)
				&& System.nanoTime() - begin < 10_000_000_000L) {
			System.gc();
		}
		assertThat(references.stream().map(WeakReference::get).filter((left) -> left != null)).isEmpty();
	}

	private static List<WeakReference<Object>> after(ActorSystem system, Process self, int count, Consumer<Key> deed) {
		List<WeakReference<Object>> references = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Puppet puppet = Puppet.start(system);
			Key key = Key.fresh();
			puppet.run((process) -> deed.accept(key));
			puppet.end(self);
			references.add(new WeakReference<>(key));
			references.add(new WeakReference<>(puppet.pid()));
		}
		return references;
	}

	@Test
	void holdersThatHaveEndedAndTheirKeysAreForgotten(ActorSystem system, Process self) {
		UniqueRegistry<Key, Integer> unique = Registry.unique(system, "unique");
		DuplicateRegistry<Key, Integer> duplicate = Registry.duplicate(system, "duplicate");
		Groups<Key, String> groups = Groups.of(system, "groups");

		assertCollected(after(system, self, 20, (key) -> {
			unique.register(key, 1);
			duplicate.register(key, 1);
			duplicate.register(key, 2);
			groups.join(key, Process.current().subject());
			groups.join(key, Process.current().subject());
			unique.lock(key, () -> 1);
			unique.listen();
			groups.monitor(key);
			groups.monitor();
		}));

		assertThat(unique.count() + duplicate.count()).isZero();
		assertThat(groups.groups()).isEmpty();
	}

	@Test
	void whoRegistersAndUnregistersAgainAndAgainKeepsNothing(ActorSystem system, Process self) {
		UniqueRegistry<Key, Integer> unique = Registry.unique(system, "unique");
		DuplicateRegistry<Key, Integer> duplicate = Registry.duplicate(system, "duplicate");
		Groups<Key, String> groups = Groups.of(system, "groups");
		Subject<String> subject = self.subject();
		List<WeakReference<Object>> references = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			Key key = Key.fresh();
			unique.register(key, i);
			duplicate.register(key, i);
			groups.join(key, subject);
			unique.unregister(key);
			duplicate.unregister(key);
			groups.leave(key, self.pid());
			if (i % 100 == 0) {
				references.add(new WeakReference<>(key));
			}
		}

		assertCollected(references);
		assertThat(unique.keys(self.pid())).isEmpty();
		assertThat(duplicate.keys(self.pid())).isEmpty();
	}

	@Test
	void aRegistrationOrStartThatFailsLeavesNothing(ActorSystem system, Process self) {
		UniqueRegistry<String, Integer> registry = Registry.unique(system, "unique");
		ActorRegistry<Key, String> actors = Registry.actors(system, "actors");
		registry.register("a", 1);
		Actor<Integer, String> broken = Actor.withInit((process, subject) -> {
			throw new IllegalStateException("broken");
		}, (state, message) -> Next.state(state));

		assertCollected(after(system, self, 20, (key) -> {
			assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> registry.register("a", 2));
			assertThatExceptionOfType(StartException.class)
				.isThrownBy(() -> actors.getOrStart(key, (via) -> broken.registered(via).start(system)));
			assertThat(actors.subject(key).trySend("nobody")).isFalse();
		}));
		List<WeakReference<Object>> refused = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(StartException.class)
				.isThrownBy(() -> Actor.<Integer, String>of(0, (state, message) -> Next.state(state))
					.registered((pid, subject) -> {
						refused.add(new WeakReference<>(pid));
						registry.<String>via("a", 2).register(pid, subject);
					})
					.start(system));
		}
		assertCollected(refused);
		assertThat(refused).hasSize(20);
	}

	@Test
	void aRegistryThatNobodyUsesAnyMoreIsCollectedThoughItsSystemLivesOn(ActorSystem system, Process self) {
		List<WeakReference<Object>> references = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			UniqueRegistry<Integer, Integer> registry = Registry.unique(system, "short-lived");
			Groups<Integer, String> groups = Groups.of(system, "short-lived");
			Puppet puppet = Puppet.start(system);
			puppet.run((process) -> {
				registry.register(1, 1);
				groups.join(1, process.subject());
			});
			puppet.end(self);
			references.add(new WeakReference<>(registry));
			references.add(new WeakReference<>(groups));
		}

		assertCollected(references);
	}

}
