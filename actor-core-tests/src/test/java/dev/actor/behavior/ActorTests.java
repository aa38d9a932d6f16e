package dev.actor.behavior;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What actors do with messages. */
@ActorSystemTest
class ActorTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	@Test
	@Rule("R175")
	void theNextMessageSeesTheStateOfTheOneBefore(ActorSystem system) {
		Subject<Task> actor = Actor.of(0, Task::run).start(system).subject();

		actor.send((state) -> Next.state(state + 1));
		actor.send((state) -> Next.state(state * 10));
		actor.send((state) -> Next.state(state + 2));

		assertThat(Task.valueOf(actor)).isEqualTo(12);
	}

	@Test
	@Rule("R175")
	void handlersNeverOverlap(ActorSystem system, Process self) {
		int senders = 20;
		int messages = 500;
		List<Integer> running = new ArrayList<>();
		Subject<Task> actor = Actor.of(0, Task::run).start(system).subject();
		List<Monitor> ends = new ArrayList<>();
		for (int i = 0; i < senders; i++) {
			ends.add(self.spawnMonitored((process) -> {
				for (int j = 0; j < messages; j++) {
					actor.send((state) -> {
						running.add(state);
						assertThat(running).hasSize(1);
						Thread.yield();
						running.removeLast();
						return Next.state(state + 1);
					});
				}
			}));
		}

		ends.forEach((end) -> assertThat(down(self, end).reason()).isEqualTo(ExitReason.NORMAL));

		assertThat(Task.valueOf(actor)).isEqualTo(senders * messages);
	}

	@Test
	@Rule("R178")
	void anUnexpectedMessageIsADeadLetterAndTheActorLivesOn(ActorSystem system, Process self) {
		Subject<Subject<String>> told = self.subject();
		Started<Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send(process.subject());
			return 3;
		}, Task::run).start(system);
		Subject<String> unhandled = self.receive(told, SOON).orElseThrow();

		unhandled.send("who takes this?");

		assertThat(Task.valueOf(actor.subject())).isEqualTo(3);
		assertThat(system.deadLetterCount()).isEqualTo(1);
		assertThat(actor.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R178")
	void aTrappedExitOfAPeerIsADeadLetterAndTheActorLivesOn(ActorSystem system) {
		Started<Task> actor = Actor.<Integer, Task>withInit((process, subject) -> {
			process.trapExits(true);
			return 3;
		}, Task::run).start(system);

		actor.pid().sendExit(ExitReason.abnormal("not from the parent"));

		assertThat(Task.valueOf(actor.subject())).isEqualTo(3);
		assertThat(system.deadLetterCount()).isEqualTo(1);
	}

	@Test
	@Rule("R199")
	void aHandlerThatReturnsNothingCrashesTheActorAndItsCaller(ActorSystem system, Process self) {
		Started<Task> actor = Actor.of(0, Task::run).start(system);
		Monitor monitor = self.monitor(actor.pid());

		assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> actor.subject().call((reply) -> (state) -> null, SOON))
			.withCauseInstanceOf(IllegalStateException.class)
			.withStackTraceContaining("returned null instead of what comes next");

		assertThat(down(self, monitor).reason().isAbnormal()).isTrue();
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	@Rule("R200")
	void aPeriodicActorTicksOncePerPeriodUntilItEnds(ActorSystem system, Process self) {
		Duration period = Duration.ofMillis(50);
		Subject<Long> ticks = self.subject();
		Started<Task> ticker = Actor.<Integer, Task>withInit((process, subject) -> {
			ticks.send(process.monotonicNanos());
			subject.sendAfter(period, new Tick(period, ticks, subject));
			return 0;
		}, Task::run).start(system);

		List<Long> times = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			times.add(self.receive(ticks, SOON).orElseThrow());
		}
		assertThat(system.stop(ticker.pid(), SOON)).isTrue();
		// One more may have come while the actor was stopped.
		self.receive(ticks, Duration.ZERO);

		for (int i = 1; i < times.size(); i++) {
			assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(period.toNanos());
		}
		assertThat(self.receive(ticks, period.multipliedBy(3))).isEmpty();
	}

	private static Down down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON).orElseThrow();
	}

	/** A message that an actor sends to itself again and again. */
	record Tick(Duration period, Subject<Long> ticks, Subject<Task> subject) implements Task {

		@Override
		public Next<Integer, Task> next(int state) {
			this.ticks.send(Process.current().monotonicNanos());
			this.subject.sendAfter(this.period, this);
			return Next.state(state + 1);
		}

	}

}
