package dev.actor.registry;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Many holders for each key. */
@ActorSystemTest
class DuplicateRegistryTests {

	private DuplicateRegistry<String, Integer> registry;

	@BeforeEach
	void makeRegistry(ActorSystem system) {
		this.registry = Registry.duplicate(system, "numbers");
	}

	@Test
	@Rule("R372")
	void oneProcessHoldsAKeyTwiceAndGivesBothUpTogether(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		other.run((process) -> this.registry.register("a", 9));
		this.registry.register("a", 1);
		this.registry.register("a", 1);
		this.registry.register("b", 3);

		assertThat(this.registry.values("a", self.pid())).containsExactly(1, 1);
		assertThat(this.registry.count("a")).isEqualTo(3);
		assertThat(this.registry.count()).isEqualTo(4);
		assertThat(this.registry.keys(self.pid())).containsExactlyInAnyOrder("a", "a", "b");
		assertThat(this.registry.unregister("a")).isTrue();
		assertThat(this.registry.entries("a")).containsExactly(new Entry<>("a", other.pid(), 9));
		assertThat(this.registry.keys(self.pid())).containsExactly("b");
		assertThat(this.registry.unregister("a")).isFalse();
	}

	@Test
	void unregisterIfGivesUpWhatMatches(Process self) {
		this.registry.register("a", 1);
		this.registry.register("a", 2);
		this.registry.register("a", 3);

		assertThat(this.registry.unregisterIf("a", (value) -> value > 1)).isEqualTo(2);
		assertThat(this.registry.values("a", self.pid())).containsExactly(1);
		assertThat(this.registry.keys(self.pid())).containsExactly("a");
		assertThat(this.registry.unregisterIf("a", (value) -> true)).isOne();
		assertThat(this.registry.keys(self.pid())).isEmpty();
	}

	@Test
	@Rule("R373")
	void dispatchCallsTheActionForEachEntry(ActorSystem system, Process self) {
		DuplicateRegistry<String, Subject<String>> topics = Registry.duplicate(system, "topics");
		Subject<String> news = self.subject();
		topics.register("news", news);
		topics.register("news", news);
		Puppet other = Puppet.start(system);
		other.run((process) -> topics.register("news", news));
		List<Object> pids = new ArrayList<>();

		int count = topics.dispatch("news", (pid, subject) -> {
			pids.add(pid);
			subject.send("hello");
		});

		assertThat(count).isEqualTo(3);
		assertThat(pids).containsExactlyInAnyOrder(self.pid(), self.pid(), other.pid());
		for (int i = 0; i < 3; i++) {
			assertThat(self.receive(news, Puppet.SOON)).contains("hello");
		}
		assertThat(topics.dispatch("weather", (pid, subject) -> subject.send("rain"))).isZero();
	}

	@Test
	@Rule("R366")
	void allEntriesOfAHolderGoWithIt(ActorSystem system, Process self) {
		this.registry.register("a", 0);
		long begin = System.nanoTime();
		for (int i = 0; i < 1000 && System.nanoTime() - begin < 2_000_000_000L; i++) {
			Puppet holder = Puppet.start(system);
			holder.run((process) -> {
				this.registry.register("a", 1);
				this.registry.register("a", 2);
				this.registry.register("b", 3);
			});
			assertThat(this.registry.count()).isEqualTo(4);

			holder.end(self);

			assertThat(this.registry.entries()).containsExactly(new Entry<>("a", self.pid(), 0));
		}
	}

	@Test
	@Rule("R368")
	void aDeadHolderIsNeverSeenThoughNobodyWasToldOfItsEnd(ActorSystem system, Process self) {
		Puppet holder = Puppet.start(system);
		holder.run((process) -> this.registry.register("a", 1));
		CountDownLatch release = holder.becomeZombie(self);

		assertThat(this.registry.entries("a")).isEmpty();
		assertThat(this.registry.entries()).isEmpty();
		assertThat(this.registry.count("a")).isZero();
		assertThat(this.registry.keys(holder.pid())).isEmpty();
		release.countDown();
		holder.end(self);
	}

	@Test
	@Rule("R374")
	void whatNeedsOneHolderIsNotThereSoThatTheCompilerRefusesIt() {
		assertThat(Arrays.stream(UniqueRegistry.class.getMethods()).map(Method::getName)).contains("via", "updateValue",
				"whereIs", "lookup");
		assertThat(Arrays.stream(DuplicateRegistry.class.getMethods()).map(Method::getName)).doesNotContain("via",
				"updateValue", "whereIs", "lookup", "subject", "getOrStart");
	}

	@Test
	void whatADispatchThrowsEndsIt() {
		this.registry.register("a", 1);
		this.registry.register("a", 2);
		List<Integer> seen = new ArrayList<>();

		assertThatIllegalStateException().isThrownBy(() -> this.registry.dispatch("a", (pid, value) -> {
			seen.add(value);
			throw new IllegalStateException("enough");
		}));
		assertThat(seen).containsExactly(1);
	}

}
