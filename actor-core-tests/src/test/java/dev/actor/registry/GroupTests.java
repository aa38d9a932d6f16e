package dev.actor.registry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Who is in which group. */
@ActorSystemTest
class GroupTests {

	private Groups<String, String> groups;

	@BeforeEach
	void makeGroups(ActorSystem system) {
		this.groups = Groups.of(system, "chat");
	}

	/** Joins with a subject of its own. */
	private void join(Puppet puppet, String... names) {
		puppet.run((process) -> {
			Subject<String> subject = process.subject();
			for (String name : names) {
				assertThat(this.groups.join(name, subject)).isTrue();
			}
		});
	}

	@Test
	@Rule("R378")
	void whoJoinsTwiceLeavesTwice(ActorSystem system, Process self) {
		Subject<String> subject = self.subject();
		assertThat(this.groups.join("a", subject)).isTrue();
		assertThat(this.groups.join("a", subject)).isTrue();
		assertThat(this.groups.members("a")).containsExactly(self.pid(), self.pid());

		assertThat(this.groups.leave("a", self.pid())).isTrue();

		assertThat(this.groups.members("a")).containsExactly(self.pid());
		assertThat(this.groups.leave("a", self.pid())).isTrue();
		assertThat(this.groups.members("a")).isEmpty();
		assertThat(this.groups.leave("a", self.pid())).isFalse();
	}

	@Test
	@Rule("R379")
	void whoIsNoMemberCannotLeave(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		join(other, "a");

		assertThat(this.groups.leave("a", self.pid())).isFalse();
		assertThat(this.groups.leave("b", other.pid())).isFalse();
		assertThat(this.groups.members("a")).containsExactly(other.pid());
	}

	@Test
	@Rule("R380")
	void whoEndsLeavesAllGroupsAsOftenAsItHasJoined(ActorSystem system, Process self) {
		this.groups.join("b", self.subject());
		long begin = System.nanoTime();
		for (int i = 0; i < 1000 && System.nanoTime() - begin < 2_000_000_000L; i++) {
			Puppet member = Puppet.start(system);
			join(member, "a", "a", "b", "c");
			assertThat(this.groups.members("a")).containsExactly(member.pid(), member.pid());

			member.end(self);

			assertThat(this.groups.members("a")).isEmpty();
			assertThat(this.groups.members("b")).containsExactly(self.pid());
			assertThat(this.groups.groups()).containsExactly("b");
		}
	}

	@Test
	@Rule("R380")
	void aDeadMemberIsNeverSeenThoughNobodyWasToldOfItsEnd(ActorSystem system, Process self) {
		Puppet member = Puppet.start(system);
		join(member, "a");
		CountDownLatch release = member.becomeZombie(self);

		assertThat(this.groups.members("a")).isEmpty();
		assertThat(this.groups.groups()).isEmpty();
		assertThat(this.groups.broadcast("a", "hello")).isZero();
		release.countDown();
		member.end(self);
	}

	@Test
	@Rule("R381")
	void anEmptyGroupIsNoGroup(ActorSystem system, Process self) {
		assertThat(this.groups.groups()).isEmpty();
		assertThat(this.groups.members("a")).isEmpty();
		this.groups.join("a", self.subject());
		this.groups.join("b", self.subject());
		assertThat(this.groups.groups()).containsExactlyInAnyOrder("a", "b");

		this.groups.leave("a", self.pid());

		assertThat(this.groups.groups()).containsExactly("b");
	}

	@Test
	@Rule("R382")
	void joinDeathAndLeaveMayRace(ActorSystem system, Process self) {
		long begin = System.nanoTime();
		for (int i = 0; i < 1000 && System.nanoTime() - begin < 3_000_000_000L; i++) {
			Puppet member = Puppet.start(system);
			Subject<String> subject = member.ask(Process::subject);
			CompletableFuture<Boolean> joined = CompletableFuture.supplyAsync(() -> this.groups.join("a", subject));
			CompletableFuture<Boolean> left = CompletableFuture.supplyAsync(() -> this.groups.leave("a", member.pid()));

			member.end(self);

			assertThat(joined).succeedsWithin(Puppet.SOON);
			assertThat(left).succeedsWithin(Puppet.SOON);
			assertThat(this.groups.members("a")).isEmpty();
			assertThat(this.groups.join("a", subject)).isFalse();
			assertThat(this.groups.groups()).isEmpty();
		}
		try (var events = this.groups.monitor().events()) {
			assertThat(self.receive(events, Puppet.A_WHILE)).as("somebody was left behind").isEmpty();
		}
	}

	@Test
	@Rule("R384")
	void aNewScopeHasNoMembers(ActorSystem system, Process self) {
		this.groups.join("a", self.subject());

		Groups<String, String> successor = Groups.of(system, "chat");

		assertThat(successor.groups()).isEmpty();
		assertThat(successor.leave("a", self.pid())).isFalse();
		assertThat(this.groups.members("a")).containsExactly(self.pid());
	}

	@Test
	void membersAreInTheOrderInWhichTheyCame(ActorSystem system, Process self) {
		Puppet other = Puppet.start(system);
		join(other, "a");
		this.groups.join("a", self.subject());

		assertThat(this.groups.members("a")).containsExactly(other.pid(), self.pid());
	}

	@Test
	void manyJoinAndEndAtOnce(ActorSystem system, Process self) {
		List<Puppet> herd = IntStream.range(0, 5000).mapToObj((i) -> Puppet.start(system)).toList();
		Subject<Pid> joined = self.subject();
		herd.forEach((puppet) -> puppet.tell((process) -> {
			this.groups.join("a", process.subject());
			joined.send(process.pid());
		}));
		herd.forEach((puppet) -> assertThat(self.receive(joined, Puppet.SOON)).isPresent());
		assertThat(this.groups.members("a")).hasSize(5000).doesNotHaveDuplicates();

		herd.forEach((puppet) -> puppet.pid().kill());

		assertThat(this.groups.members("a")).isEmpty();
	}

	@Test
	void aBroadcastReachesEachMemberAsOftenAsItHasJoined(ActorSystem system, Process self) {
		Subject<String> first = self.subject();
		Subject<String> second = self.subject();
		this.groups.join("a", first);
		this.groups.join("a", second);
		this.groups.join("a", second);
		Puppet dead = Puppet.start(system);
		join(dead, "a");
		dead.pid().kill();

		assertThat(this.groups.broadcast("a", "hello")).isEqualTo(3);
		assertThat(this.groups.broadcast("b", "hello")).isZero();

		assertThat(self.receive(first, Puppet.SOON)).contains("hello");
		assertThat(self.receive(second, Puppet.SOON)).contains("hello");
		assertThat(self.receive(second, Puppet.SOON)).contains("hello");
		this.groups.leave("a", self.pid());
		assertThat(this.groups.broadcast("a", "again")).isEqualTo(2);
		assertThat(self.receive(first, Puppet.SOON)).contains("again");
		assertThat(self.receive(second, Puppet.SOON)).contains("again");
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	void aProcessOfAnotherSystemIsRefused() {
		try (ActorSystem other = ActorSystem.create("other")) {
			Subject<String> foreign = Puppet.start(other).ask(Process::subject);

			assertThatIllegalArgumentException().isThrownBy(() -> this.groups.join("a", foreign))
				.withMessageContaining("group 'a' of 'chat'")
				.withMessageContaining("another actor system");
			assertThat(this.groups.groups()).isEmpty();
		}
	}

	@Test
	void badInputIsRefusedAtTheDoor(ActorSystem system, Process self) {
		assertThatIllegalArgumentException().isThrownBy(() -> Groups.of(system, "")).withMessageContaining("'name'");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.groups.join(null, self.subject()))
			.withMessage("group");
	}

}
