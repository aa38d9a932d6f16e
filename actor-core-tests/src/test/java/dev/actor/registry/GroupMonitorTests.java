package dev.actor.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.actor.ActorSystem;
import dev.actor.process.Feed;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.registry.GroupEvent.Joined;
import dev.actor.registry.GroupEvent.Left;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is told of who joins and leaves. */
@ActorSystemTest
class GroupMonitorTests {

	private Groups<String, String> groups;

	@BeforeEach
	void makeGroups(ActorSystem system) {
		this.groups = Groups.of(system, "chat");
	}

	private static GroupEvent<String> next(Process self, Feed<GroupEvent<String>> feed) {
		return self.receive(feed, Puppet.SOON).orElseThrow();
	}

	@Test
	@Rule("R383")
	void aMonitorGivesTheMembersAndThenEachChange(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		Subject<String> others = other.ask(Process::subject);
		this.groups.join("a", others);
		this.groups.join("a", others);

		GroupMonitor<String> monitor = this.groups.monitor("a");

		assertThat(monitor.members()).containsExactly(other.pid(), other.pid());
		this.groups.join("a", others);
		this.groups.join("b", others);
		this.groups.leave("a", other.pid());
		other.end(self);
		assertThat(next(self, monitor.events())).isEqualTo(new Joined<>("a", other.pid()));
		for (int i = 0; i < 3; i++) {
			assertThat(next(self, monitor.events())).isEqualTo(new Left<>("a", other.pid()));
		}
		assertThat(self.receive(monitor.events(), Puppet.A_WHILE)).isEmpty();
		monitor.events().close();
	}

	@Test
	@Rule("R383")
	void aMonitorOfAGroupThatIsNotThereHearsOfItsFirstMember(Process self) {
		try (Feed<GroupEvent<String>> events = this.groups.monitor("a").events()) {
			this.groups.join("a", self.subject());

			assertThat(next(self, events)).isEqualTo(new Joined<>("a", self.pid()));
		}
	}

	@Test
	@Rule("R383")
	void aMonitorOfTheScopeHearsOfAllGroups(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		Subject<String> others = other.ask(Process::subject);
		this.groups.join("a", others);
		this.groups.join("b", others);
		this.groups.join("b", self.subject());

		ScopeMonitor<String> monitor = this.groups.monitor();

		assertThat(monitor.members())
			.isEqualTo(Map.of("a", List.of(other.pid()), "b", List.of(other.pid(), self.pid())));
		this.groups.join("c", self.subject());
		assertThat(next(self, monitor.events())).isEqualTo(new Joined<>("c", self.pid()));
		other.end(self);
		assertThat(List.of(next(self, monitor.events()), next(self, monitor.events())))
			.containsExactlyInAnyOrder(new Left<>("a", other.pid()), new Left<>("b", other.pid()));
		assertThat(self.receive(monitor.events(), Puppet.A_WHILE)).isEmpty();
		monitor.events().close();
	}

	@Test
	@Rule("R383")
	void twoMonitorsOfOneProcessAreToldApart(Process self) {
		GroupMonitor<String> first = this.groups.monitor("a");
		GroupMonitor<String> second = this.groups.monitor("a");
		this.groups.join("a", self.subject());

		assertThat(next(self, first.events())).isEqualTo(new Joined<>("a", self.pid()));
		first.events().close();
		this.groups.leave("a", self.pid());

		assertThat(next(self, second.events())).isEqualTo(new Joined<>("a", self.pid()));
		assertThat(next(self, second.events())).isEqualTo(new Left<>("a", self.pid()));
		assertThat(self.receive(first.events(), Puppet.A_WHILE)).isEmpty();
		second.events().close();
	}

	@Test
	@Rule("R383")
	void theEndOfAMonitorDropsWhatHasArrivedAndNothingElse(Process self) {
		Subject<String> inbox = self.subject();
		GroupMonitor<String> monitor = this.groups.monitor("a");
		this.groups.join("a", inbox);
		this.groups.broadcast("a", "kept");
		this.groups.leave("a", self.pid());

		monitor.events().close();
		this.groups.join("a", inbox);

		assertThat(self.receive(monitor.events(), Puppet.A_WHILE)).isEmpty();
		assertThat(self.receive(inbox, Puppet.SOON)).contains("kept");
	}

	@Test
	@Rule("R383")
	void membersAndEventsFitTogetherWhileManyComeAndGo(ActorSystem system, Process self) throws Exception {
		AtomicBoolean stop = new AtomicBoolean();
		List<Thread> crowd = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			crowd.add(Thread.ofVirtual().start(() -> {
				while (!stop.get()) {
					Puppet member = Puppet.start(system);
					Subject<String> subject = member.ask(Process::subject);
					this.groups.join("a", subject);
					this.groups.join("a", subject);
					this.groups.leave("a", member.pid());
					member.pid().kill();
				}
			}));
		}
		long begin = System.nanoTime();
		for (int i = 0; i < 1000 && System.nanoTime() - begin < 2_000_000_000L; i++) {
			GroupMonitor<String> monitor = this.groups.monitor("a");
			List<Pid> present = new ArrayList<>(monitor.members());
			for (int event = 0; event < 10; event++) {
				follow(present, next(self, monitor.events()));
			}
			monitor.events().close();
		}
		GroupMonitor<String> last = this.groups.monitor("a");
		List<Pid> present = new ArrayList<>(last.members());
		stop.set(true);
		for (Thread thread : crowd) {
			thread.join();
		}
		while (!present.isEmpty() || !this.groups.members("a").isEmpty()) {
			follow(present, next(self, last.events()));
		}
		Optional<GroupEvent<String>> event = self.receive(last.events(), Puppet.A_WHILE);
		while (event.isPresent()) {
			follow(present, event.get());
			event = self.receive(last.events(), Puppet.A_WHILE);
		}
		assertThat(present).isEmpty();
		last.events().close();
	}

	private static void follow(List<Pid> present, GroupEvent<String> event) {
		switch (event) {
			case Joined<String> joined -> present.add(joined.pid());
			case Left<String> left -> assertThat(present.remove(left.pid())).as("left without being there").isTrue();
		}
	}

	@Test
	@Rule("R383")
	void oneWhoIsDeadAlreadyIsNeitherAMemberNorAnEvent(ActorSystem system, Process self) {
		Puppet member = Puppet.start(system);
		this.groups.join("a", member.<Subject<String>>ask(Process::subject));
		CountDownLatch release = member.becomeZombie(self);

		GroupMonitor<String> monitor = this.groups.monitor("a");

		assertThat(monitor.members()).isEmpty();
		release.countDown();
		member.end(self);
		assertThat(self.receive(monitor.events(), Puppet.A_WHILE)).isEmpty();
		monitor.events().close();
	}

	@Test
	@Rule("R383")
	void aMonitorEndsWithItsProcess(ActorSystem system, Process self) {
		Puppet watcher = Puppet.start(system);
		Feed<GroupEvent<String>> events = watcher
			.<Feed<GroupEvent<String>>>ask((process) -> this.groups.monitor("a").events());
		assertThat(events.isOpen()).isTrue();
		assertThatIllegalStateException().isThrownBy(events::close);

		watcher.end(self);
		this.groups.join("a", self.subject());

		assertThat(events.isOpen()).isFalse();
		assertThat(system.deadLetterCount()).isZero();
	}

}
