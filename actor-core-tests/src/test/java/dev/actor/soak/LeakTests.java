package dev.actor.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.SpawnOptions;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever has ended leaves nothing behind: live heap and threads are after many processes
 * where they were before them. {@code -Dsoak.cycles=1000000} for the full length.
 */
@Tag("soak")
@ActorSystemTest
@Timeout(value = 1, unit = TimeUnit.HOURS)
class LeakTests {

	private static final int CYCLES = Integer.getInteger("soak.cycles", 100_000);

	/**
	 * What the heap may have grown by, in all: less than eleven bytes for each of the
	 * 100,000 processes, and no object is smaller than sixteen.
	 */
	private static final long NOISE = 1024 * 1024;

	private static final int AGAIN = 2;

	/** Carriers and workers come and go. */
	private static final long POOLED_THREADS = 16;

	/** Those that are there at the same time. */
	private static final int CROWD = 1000;

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration AGES = Duration.ofDays(1);

	private static final Selector<Exit> EXITS = Selector.<Exit>empty().trappedExits((exit) -> exit);

	private static final Selector<Down> DOWNS = Selector.<Down>empty().monitors((down) -> down);

	@Test
	void processesWithLinksMonitorsTimersAndNames(ActorSystem system, Process self, TestReporter reporter) {
		self.trapExits(true);

		Footprint growth = growth(CYCLES, (i) -> {
			Pid child = self.spawn((process) -> liveBriefly(process, self.pid(), i),
					SpawnOptions.DEFAULT.named(Name.of("cycle-" + i)).labelled("cycle " + i));
			Monitor monitor = self.monitor(child);
			awaitExit(self, child);
			assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).isPresent();
		});

		assertNothingIsLeft(growth, self, reporter);
	}

	/** One of each that may outlive a process by mistake. */
	private static void liveBriefly(Process self, Pid other, int i) {
		Subject<String> inbox = self.subject();
		inbox.sendAfter(AGES, "never");
		self.subject(Name.<String>of("nobody")).sendAfter(AGES, "never").cancel();
		if (i % 100 == 0) {
			inbox.sendAfter(Duration.ZERO, "at once");
			self.receiveForever(inbox);
		}
		self.monitor(other);
		self.link(other);
		Monitor child = self.spawnMonitored((process) -> process.monitor(self.pid()));
		if (i % 2 == 0) {
			self.demonitor(child);
			self.exit(ExitReason.shutdown(i));
		}
	}

	@Test
	void actorsThatAreCalledAndStopped(ActorSystem system, Process self, TestReporter reporter) {
		Actor<Integer, Reply<Integer>> counter = Actor.of(0, (count, reply) -> Next.reply(reply, count + 1, count + 1));

		Footprint growth = growth(CYCLES / 5, (i) -> {
			Started<Reply<Integer>> started = counter.start(system);
			assertThat(started.subject().<Integer>call((reply) -> reply, SOON)).isOne();
			assertThat(system.stop(started.pid(), SOON)).isTrue();
		});

		assertNothingIsLeft(growth, self, reporter);
	}

	@Test
	@Rule("R140")
	void oneThatIsCalledAgainAndAgain(ActorSystem system, Process self, TestReporter reporter) {
		Subject<Reply<Integer>> counter = Actor
			.<Integer, Reply<Integer>>of(0, (count, reply) -> Next.reply(reply, count, count + 1))
			.start(system)
			.subject();

		Footprint growth = growth(CYCLES, (i) -> {
			counter.<Integer>call((reply) -> reply, SOON);
			counter.<Integer>callAsync((reply) -> reply, SOON).join();
		});

		assertNothingIsLeft(growth, self, reporter);
	}

	@Test
	void chainInWhichEachSpawnsItsSuccessorAndEnds(ActorSystem system, Process self, TestReporter reporter) {
		Subject<Integer> ended = self.subject();
		IntConsumer chain = (length) -> {
			system.spawn((process) -> handOver(process, length, ended));
			assertThat(self.receive(ended, Duration.ofMinutes(10))).isPresent();
		};

		assertNothingIsLeft(growth(CYCLES, chain, CYCLES / 10), self, reporter);
	}

	private static void handOver(Process self, int left, Subject<Integer> ended) {
		if (left > 0) {
			self.spawnUnlinked((successor) -> handOver(successor, left - 1, ended));
		}
		else {
			ended.send(left);
		}
	}

	@Test
	void oneThatIsLinkedWithAndMonitorsManyAfterEachOther(Process self, TestReporter reporter) {
		self.trapExits(true);

		Footprint growth = growth(CYCLES, (i) -> {
			Pid child = self.spawn((process) -> process.monitor(self.pid()));
			Monitor kept = self.monitor(child);
			self.demonitor(self.monitor(child));
			awaitExit(self, child);
			assertThat(self.receive(DOWNS, SOON)).get().extracting(Down::monitor).isEqualTo(kept);
		});

		assertNothingIsLeft(growth, self, reporter);
	}

	@Test
	void oneThatIsLinkedWithAndMonitorsManyAtTheSameTime(Process self, TestReporter reporter) {
		self.trapExits(true);
		Footprint growth = growth(CYCLES / CROWD, (i) -> {
			List<Subject<String>> children = Stream.generate(() -> stayUntilTold(self)).limit(CROWD).toList();
			children.forEach((child) -> self.monitor(child.owner().orElseThrow()));
			children.forEach((child) -> child.send("end"));
			children.forEach((child) -> assertThat(self.receive(EXITS, SOON)).isPresent());
			children.forEach((child) -> assertThat(self.receive(DOWNS, SOON)).isPresent());
		});

		assertNothingIsLeft(growth, self, reporter);
	}

	private static Subject<String> stayUntilTold(Process parent) {
		return parent.spawnReceiver((self, inbox) -> {
			self.monitor(parent.pid());
			self.receiveForever(inbox);
		});
	}

	private static Footprint growth(int cycles, IntConsumer cycle) {
		return growth(cycles, (length) -> IntStream.range(0, length).forEach(cycle), cycles / 10);
	}

	/**
	 * After a tenth of it, which fills what is bounded: caches, pools, remembered names.
	 * Tables of the virtual machine that grew under the load of other programs keep their
	 * size, so what has grown once is looked at again: a leak grows each time.
	 */
	private static Footprint growth(int cycles, IntConsumer run, int begin) {
		run.accept(begin);
		Footprint growth = grownBy(run, cycles);
		for (int again = 0; again < AGAIN && growth.heap() >= NOISE; again++) {
			growth = grownBy(run, cycles);
		}
		return growth;
	}

	private static Footprint grownBy(IntConsumer run, int cycles) {
		Footprint before = Footprint.now();
		run.accept(cycles);
		return Footprint.now().since(before);
	}

	private static void awaitExit(Process self, Pid child) {
		assertThat(self.receive(EXITS, SOON)).get().extracting(Exit::pid).isEqualTo(child);
	}

	private static void assertNothingIsLeft(Footprint growth, Process self, TestReporter reporter) {
		reporter.publishEntry("grown by", CYCLES + " cycles: " + growth);
		ProcessInfo info = self.pid().info().orElseThrow();
		assertThat(info.links()).isEmpty();
		assertThat(info.monitoredBy()).isEmpty();
		assertThat(info.mailboxLength()).isZero();
		assertThat(growth.heap()).isLessThan(NOISE);
		assertThat(growth.threads()).isLessThan(POOLED_THREADS);
	}

}
