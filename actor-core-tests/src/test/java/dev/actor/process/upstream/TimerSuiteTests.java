package dev.actor.process.upstream;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.process.Timer;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** After timer_bif_SUITE of Erlang/OTP. */
@ActorSystemTest
class TimerSuiteTests {

	private static final int MANY = 10_000;

	// evil_timers
	@Test
	@Rule("R089")
	void deliversEachOfManyCompositeMessagesOnce(Process self) {
		record Composite(int number, Map<String, List<Integer>> content) {
		}
		Subject<Composite> subject = self.subject();
		Map<Integer, Composite> sent = new HashMap<>();
		for (int i = 0; i < 200; i++) {
			Composite message = new Composite(i, Map.of("numbers", IntStream.range(0, i).boxed().toList()));
			sent.put(i, message);
			subject.sendAfter(Duration.ofMillis((i * 37) % 100), message);
		}

		for (int i = 0; i < 200; i++) {
			Composite received = Await.message(self, subject);
			assertThat(received).isSameAs(sent.remove(received.number()));
		}

		assertThat(sent).isEmpty();
		Await.silence(self);
	}

	// same_time_yielding
	@Test
	@Rule({ "R089", "R100" })
	void firesOnceForEachOfThousandsAtOneInstant(Process self) {
		Subject<Integer> subject = self.subject();
		long instant = self.monotonicNanos() + Duration.ofMillis(50).toNanos();

		IntStream.range(0, MANY).forEach((i) -> subject.sendAt(instant, i));

		assertThat(numbers(self, subject, MANY)).hasSize(MANY);
		assertThat(self.monotonicNanos()).isGreaterThanOrEqualTo(instant);
		Await.silence(self);
	}

	// same_time_yielding_with_cancel, same_time_yielding_with_cancel_other
	@Test
	@Rule({ "R090", "R093" })
	void firesExactlyForThoseOfThousandsAtOneInstantThatTwoProcessesDoNotCancel(ActorSystem system, Process self) {
		Subject<Integer> subject = self.subject();
		Subject<List<Integer>> cancelledByOther = self.subject();
		long instant = self.monotonicNanos() + Duration.ofMillis(30).toNanos();
		List<Timer> timers = IntStream.range(0, MANY).mapToObj((i) -> subject.sendAt(instant, i)).toList();

		Puppet.start(system).tell((process) -> cancelledByOther.send(cancel(timers, 0)));
		List<Integer> cancelled = new ArrayList<>(cancel(timers, 1));
		cancelled.addAll(Await.message(self, cancelledByOther));

		Set<Integer> fired = numbers(self, subject, MANY - cancelled.size());
		assertThat(fired).hasSize(MANY - cancelled.size());
		assertThat(cancelled).noneMatch(fired::contains);
		Await.silence(self);
	}

	private static List<Integer> cancel(List<Timer> timers, int remainder) {
		return IntStream.range(0, timers.size())
			.filter((i) -> i % 3 == remainder)
			.filter((i) -> timers.get(i).cancel().isPresent())
			.boxed()
			.toList();
	}

	// auto_cancel_yielding
	@Test
	@Rule("R095")
	void thousandsAreOverWhenTheirReceiverIsKilled(ActorSystem system, Process self) {
		Puppet puppet = Puppet.start(system);
		Subject<Integer> subject = puppet.ask(Process::subject);
		long instant = self.monotonicNanos() + Await.AGES.toNanos();
		List<Timer> timers = IntStream.range(0, MANY).mapToObj((i) -> subject.sendAt(instant, i)).toList();
		Monitor monitor = self.monitor(puppet.pid());

		puppet.pid().kill();
		Await.down(self, monitor);

		assertThat(timers).allMatch((timer) -> timer.remaining().isEmpty());
		assertThat(timers).allMatch((timer) -> timer.cancel().isEmpty());
		assertThat(system.deadLetterCount()).isZero();
	}

	// registered_process: the name has passed to somebody else meanwhile
	@Test
	@ActorSystemTest(virtualTime = true)
	void toANameReachesWhoeverHoldsItThen(ActorSystem system, Process self) {
		Name<String> name = Name.unique("passed-on");
		Puppet first = Puppet.start(system);
		first.run((process) -> process.register(name));
		Monitor monitor = self.monitor(first.pid());
		Subject<String> named = system.subject(name);
		Timer timer = named.sendAfter(Duration.ofMillis(300), "late");

		first.exit(ExitReason.NORMAL);
		Await.down(self, monitor);
		assertThat(timer.remaining()).as("a name has no end").isPresent();
		self.register(name);

		assertThat(Await.message(self, named)).isEqualTo("late");
		assertThat(timer.remaining()).isEmpty();
		assertThat(timer.cancel()).isEmpty();
		Await.silence(self);
	}

	// registered_process: cancelled
	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R090")
	void toANameCanBeCancelled(Process self) {
		Subject<String> named = self.register(Name.unique("cancelled"));
		Timer timer = named.sendAfter(Await.A_WHILE, "never");

		assertThat(timer.cancel()).isPresent();

		assertThat(self.receive(named, Await.A_WHILE.multipliedBy(2))).isEmpty();
	}

	// cleanup: after cancel
	@Test
	@Rule("R095")
	void keepsNoMessageThatWasCancelled(Process self) throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		Subject<Object> subject = self.subject();
		WeakReference<Object> message = cancelled(subject, queue);

		Await.freed(queue, message);

		Await.silence(self);
	}

	private static WeakReference<Object> cancelled(Subject<Object> subject, ReferenceQueue<Object> queue) {
		Object message = new int[] { 42 };
		assertThat(subject.sendAfter(Await.AGES, message).cancel()).isPresent();
		return new WeakReference<>(message, queue);
	}

	// cleanup: after firing
	@Test
	@Rule("R095")
	void keepsNoMessageThatWasReceived(Process self) throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		Subject<Object> subject = self.subject();
		WeakReference<Object> message = fired(self, subject, queue);

		Await.freed(queue, message);

		Await.silence(self);
	}

	private static WeakReference<Object> fired(Process self, Subject<Object> subject, ReferenceQueue<Object> queue) {
		Object message = new int[] { 42 };
		subject.sendAfter(Duration.ZERO, message);
		assertThat(Await.message(self, subject)).isSameAs(message);
		return new WeakReference<>(message, queue);
	}

	// cleanup: with the receiver
	@Test
	@Rule("R095")
	void keepsNoMessageForAReceiverThatHasEnded(ActorSystem system, Process self) throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		Puppet puppet = Puppet.start(system);
		Subject<Object> subject = puppet.ask(Process::subject);
		WeakReference<Object> before = waiting(subject, queue);
		Monitor monitor = self.monitor(puppet.pid());

		puppet.exit(ExitReason.NORMAL);
		Await.down(self, monitor);
		Await.freed(queue, before);
		WeakReference<Object> after = waiting(subject, queue);

		Await.freed(queue, after);
		assertThat(subject.owner()).isEmpty();
	}

	private static WeakReference<Object> waiting(Subject<Object> subject, ReferenceQueue<Object> queue) {
		Object message = new int[] { 42 };
		subject.sendAfter(Await.AGES, message);
		return new WeakReference<>(message, queue);
	}

	// start_timer_1: the receiver is asleep in a receive for something else
	@Test
	@Rule("R087")
	void firesIntoAMailboxWhoseOwnerWaitsForSomethingElse(Process self) {
		Subject<String> subject = self.subject();
		subject.sendAfter(Duration.ofMillis(10), "timer");

		assertThat(self.receive(Selector.empty(), Await.A_WHILE)).isEmpty();

		assertThat(self.receive(subject, Duration.ZERO)).contains("timer");
	}

	private static Set<Integer> numbers(Process self, Subject<Integer> subject, int count) {
		Set<Integer> numbers = new TreeSet<>();
		IntStream.range(0, count).forEach((i) -> numbers.add(Await.message(self, subject)));
		return numbers;
	}

}
