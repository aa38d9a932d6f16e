package dev.actor.process.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Group F: timers. */
@ActorSystemTest
class TimerTests {

	@Test
	@Rule("R087")
	void firesPromptlyWithoutADelay(Process self) {
		Subject<String> subject = self.subject();

		Duration untilReceipt = Expect.median(() -> {
			long begin = System.nanoTime();
			subject.sendAfter(Duration.ZERO, "now");
			Expect.message(self, subject);
			return System.nanoTime() - begin;
		});

		assertThat(untilReceipt).isLessThan(Duration.ofMillis(50));
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R088")
	void firesInTheOrderOfTheDelays(Process self) {
		Subject<Integer> subject = self.subject();
		long begin = self.monotonicNanos();
		List<Timer> timers = List.of(5000, 0, 200, 100, 500, 300, 400)
			.stream()
			.map((millis) -> subject.sendAfter(Duration.ofMillis(millis), millis))
			.toList();

		for (int millis = 0; millis <= 500; millis += 100) {
			assertThat(Expect.message(self, subject)).isEqualTo(millis);
			assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(Duration.ofMillis(millis).toNanos());
		}
		assertThat(timers.getFirst().cancel()).isPresent();
		Expect.silence(self);
	}

	@Test
	@Rule("R089")
	void firesForEachOfManyWithTheSameDelay(Process self) {
		Subject<Integer> subject = self.subject();
		int many = 1000;

		IntStream.range(0, many).forEach((i) -> subject.sendAfter(Duration.ofMillis(10), i));

		Set<Integer> received = new TreeSet<>();
		IntStream.range(0, many).forEach((i) -> received.add(Expect.message(self, subject)));
		assertThat(received).hasSize(many);
		Expect.silence(self);
	}

	@Test
	@Rule({ "R088", "R089" })
	void neverFiresEarlyNorOutOfOrderNorNotAtAll(Process self) {
		int many = 5000;
		Subject<Integer> subject = self.subject();
		Random random = new Random(42);
		long[] notBefore = new long[many];
		long[] notAfter = new long[many];

		for (int i = 0; i < many; i++) {
			Duration delay = Duration.ofMillis(random.nextInt(400));
			notBefore[i] = self.monotonicNanos() + delay.toNanos();
			subject.sendAfter(delay, i);
			notAfter[i] = self.monotonicNanos() + delay.toNanos();
		}

		long latest = Long.MIN_VALUE;
		for (int i = 0; i < many; i++) {
			int timer = Expect.message(self, subject);
			assertThat(self.monotonicNanos()).as("now").isGreaterThanOrEqualTo(notBefore[timer]);
			assertThat(notAfter[timer]).as("later than one before").isGreaterThanOrEqualTo(latest);
			latest = Math.max(latest, notBefore[timer]);
		}
		Expect.silence(self);
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R090")
	void doesNotFireWhenItWasCancelled(Process self) {
		Subject<String> subject = self.subject();
		Duration delay = Duration.ofMillis(200);
		Timer timer = subject.sendAfter(delay, "cancelled");

		Optional<Duration> left = timer.cancel();

		assertThat(left).hasValueSatisfying((time) -> assertThat(time).isBetween(Duration.ZERO, delay));
		assertThat(self.receive(subject, delay.plus(Expect.A_WHILE))).isEmpty();
	}

	@Test
	@Rule({ "R090", "R092" })
	void eitherFiresOrIsCancelled(Process self) {
		Subject<Integer> subject = self.subject();

		Expect.race((round) -> {
			Timer timer = subject.sendAfter(Duration.ofNanos((round % 64) * 1000L), round);
			Expect.spin(round);

			if (timer.cancel().isPresent()) {
				assertThat(self.receive(subject, Duration.ZERO)).as("message of a cancelled timer").isEmpty();
			}
			else {
				assertThat(Expect.message(self, subject)).isEqualTo(round);
			}
		});

		Expect.silence(self);
	}

	@Test
	@Rule("R092")
	void canBeCancelledOnce(Process self) {
		Timer timer = self.subject().sendAfter(Expect.SOON, "cancelled");

		assertThat(timer.cancel()).isPresent();
		assertThat(timer.cancel()).isEmpty();
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule({ "R092", "R099" })
	void isOverForWhoeverHasItsMessage(Process self) {
		Subject<Integer> subject = self.subject();

		Expect.race((round) -> {
			Timer timer = subject.sendAfter(Duration.ZERO, round);
			Expect.message(self, subject);

			assertThat(timer.remaining()).as("remaining").isEmpty();
			assertThat(timer.cancel()).as("cancel").isEmpty();
		});
	}

	@Test
	@Rule("R093")
	void canBeCancelledByAnotherProcess(ActorSystem system, Process self) {
		Probe other = Probe.start(system);
		Timer timer = self.subject().sendAfter(Expect.AGES, "cancelled");

		Optional<Duration> left = other.ask((process) -> timer.cancel());

		assertThat(left).isPresent();
		assertThat(timer.remaining()).isEmpty();
		assertThat(timer.cancel()).isEmpty();
	}

	@Test
	@Rule("R094")
	void outlivesItsMaker(Process self) {
		Subject<String> subject = self.subject();
		Monitor maker = self.spawnMonitored((process) -> subject.sendAfter(Duration.ofMillis(20), "from the dead"));
		assertThat(Expect.down(self, maker).reason()).isEqualTo(ExitReason.NORMAL);

		assertThat(Expect.message(self, subject)).isEqualTo("from the dead");
		Expect.silence(self);
	}

	@Test
	@Rule("R095")
	void isOverWhenItsReceiverEnds(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Subject<String> subject = probe.ask(Process::subject);
		Timer timer = subject.sendAfter(Expect.AGES, "to the dead");
		Monitor monitor = self.monitor(probe.pid());

		probe.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		assertThat(timer.remaining()).isEmpty();
		assertThat(timer.cancel()).isEmpty();
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	@Rule("R095")
	void isOverAtOnceWhenItsReceiverIsDead(ActorSystem system, Process self) {
		Probe probe = Probe.start(system);
		Subject<String> dead = probe.ask(Process::subject);
		Subject<String> alive = self.subject();
		Monitor monitor = self.monitor(probe.pid());
		probe.exit(ExitReason.NORMAL);
		Expect.down(self, monitor);

		Timer timer = dead.sendAfter(Duration.ofMillis(1), "to the dead");
		alive.sendAfter(Duration.ofMillis(20), "to the living");

		assertThat(timer.remaining()).isEmpty();
		assertThat(timer.cancel()).isEmpty();
		assertThat(Expect.message(self, alive)).isEqualTo("to the living");
	}

	@Test
	@Rule("R095")
	void leavesNoMarkOnALivingReceiver(ActorSystem system) {
		Probe probe = Probe.start(system);
		Subject<String> subject = probe.ask(Process::subject);

		Timer timer = subject.sendAfter(Expect.AGES, "cancelled");

		assertThat(probe.pid().info().orElseThrow().monitoredBy()).isEmpty();
		assertThat(timer.cancel()).isPresent();
		assertThat(probe.next()).isEmpty();
	}

	@Test
	@Rule("R097")
	void refusesANegativeDelay(ActorSystem system, Process self) {
		Subject<String> subject = self.subject();
		Subject<String> named = system.subject(Name.unique("nobody"));

		assertThatIllegalArgumentException().isThrownBy(() -> subject.sendAfter(Duration.ofNanos(-1), "never"))
			.withMessageContaining("'delay'");
		assertThatIllegalArgumentException().isThrownBy(() -> named.sendAfter(Duration.ofDays(-1), "never"));

		Expect.silence(self);
	}

	@Test
	@Rule("R098")
	void takesDelaysOfAnyLength(Process self) {
		Subject<String> subject = self.subject();
		List<Duration> delays = List.of(Duration.ofMillis(1L << 31), Duration.ofMillis((1L << 31) + 1),
				Duration.ofMillis(1L << 32), Duration.ofDays(365 * 100));
		List<Timer> timers = new ArrayList<>();

		delays.forEach((delay) -> timers.add(subject.sendAfter(delay, "later")));
		Timer forEver = subject.sendAfter(Duration.ofSeconds(Long.MAX_VALUE), "never");

		for (int i = 0; i < delays.size(); i++) {
			assertThat(timers.get(i).remaining().orElseThrow()).isBetween(delays.get(i).minus(Expect.SOON),
					delays.get(i));
		}
		assertThat(forEver.remaining().orElseThrow()).isGreaterThan(Duration.ofDays(365 * 100));
		Expect.silence(self);
	}

	@Test
	@Rule("R099")
	void tellsTheTimeThatIsLeft(Process self) {
		Subject<String> subject = self.subject();
		Timer waiting = subject.sendAfter(Expect.SOON, "waiting");
		Timer fired = subject.sendAfter(Duration.ZERO, "fired");

		Duration first = waiting.remaining().orElseThrow();
		Expect.message(self, subject);
		Expect.silence(self);
		Duration second = waiting.remaining().orElseThrow();

		assertThat(first).isLessThanOrEqualTo(Expect.SOON);
		assertThat(second).isBetween(Duration.ZERO, first.minus(Expect.A_WHILE));
		assertThat(fired.remaining()).isEmpty();
		assertThat(waiting.cancel()).isPresent();
		assertThat(waiting.remaining()).isEmpty();
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R100")
	void firesAtAnInstant(ActorSystem system, Process self) {
		Name<String> name = Name.unique("timed");
		Subject<String> unnamed = self.subject();
		Subject<String> named = self.register(name);
		long begin = self.monotonicNanos();
		long later = begin + Duration.ofMillis(100).toNanos();
		long much = begin + Duration.ofMillis(200).toNanos();

		named.sendAt(much, "named");
		unnamed.sendAt(later, "unnamed");

		assertThat(Expect.message(self, unnamed)).isEqualTo("unnamed");
		assertThat(self.monotonicNanos()).isGreaterThanOrEqualTo(later);
		assertThat(Expect.message(self, named)).isEqualTo("named");
		assertThat(self.monotonicNanos()).isGreaterThanOrEqualTo(much);
		Expect.silence(self);
	}

	@Test
	@Rule("R100")
	void firesPromptlyAtAnInstantThatIsOver(Process self) {
		Subject<String> subject = self.subject();

		subject.sendAt(self.monotonicNanos() - Duration.ofDays(1).toNanos(), "over");

		assertThat(Expect.message(self, subject)).isEqualTo("over");
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R100")
	void canBeCancelledBeforeItsInstant(Process self) {
		Subject<String> subject = self.subject();
		Duration delay = Duration.ofMillis(200);

		Timer timer = subject.sendAt(self.monotonicNanos() + delay.toNanos(), "cancelled");

		assertThat(timer.cancel()).hasValueSatisfying((left) -> assertThat(left).isBetween(Duration.ZERO, delay));
		assertThat(self.receive(subject, delay.plus(Expect.A_WHILE))).isEmpty();
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R101")
	void sleepPausesTheCallerOnlyAndItsMailboxFills(ActorSystem system, Process self) {
		Probe sleeper = Probe.start(system);
		Subject<Integer> subject = sleeper.ask(Process::subject);
		Subject<Duration> slept = self.subject();
		Duration nap = Duration.ofMillis(300);
		sleeper.tell((process) -> {
			long begin = process.monotonicNanos();
			process.sleep(nap);
			slept.send(Duration.ofNanos(process.monotonicNanos() - begin));
		});

		subject.send(1);
		subject.send(2);

		assertThat(Expect.message(self, slept)).isBetween(nap, nap.plus(Expect.SOON));
		assertThat(sleeper.pid().info().orElseThrow().mailboxLength()).isEqualTo(2);
		assertThat(sleeper.<Integer>ask((process) -> Expect.message(process, subject))).isEqualTo(1);
		assertThat(sleeper.<Integer>ask((process) -> Expect.message(process, subject))).isEqualTo(2);
	}

	@Test
	@Rule("R101")
	void sleepRefusesANegativeTime(Process self) {
		assertThatIllegalArgumentException().isThrownBy(() -> self.sleep(Duration.ofNanos(-1)))
			.withMessageContaining("'duration'");
	}

	@Test
	@Rule("R101")
	void sleepOfNoTimeReturns(Process self) {
		Subject<String> subject = self.subject();
		subject.send("kept");

		self.sleep(Duration.ZERO);

		assertThat(Expect.message(self, subject)).isEqualTo("kept");
	}

	@Test
	void looksANameUpWhenItsTimeHasCome(ActorSystem system, Process self) {
		Name<String> name = Name.unique("late");
		Subject<String> named = system.subject(name);

		named.sendAfter(Duration.ofMillis(50), "found");
		self.register(name);

		assertThat(Expect.message(self, named)).isEqualTo("found");
		Expect.silence(self);
	}

	@Test
	void dropsAMessageForANameThatNobodyHoldsThen(ActorSystem system, Process self) {
		Subject<String> named = system.subject(Name.unique("nobody"));
		Subject<String> subject = self.subject();

		named.sendAfter(Duration.ofMillis(1), "dropped");
		subject.sendAfter(Duration.ofMillis(20), "next");

		assertThat(Expect.message(self, subject)).isEqualTo("next");
		assertThat(system.deadLetterCount()).isOne();
	}

}
