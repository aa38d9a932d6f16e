package dev.actor.behavior;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.inspect.Sys;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ActorSystemTest
class NextTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Duration SHORT = Duration.ofMillis(30);

	/** Tells the test each message, and does with some of them what the test says. */
	private static Handler<String, String> telling(Subject<String> told, Handler<String, String> handler) {
		return (state, message) -> {
			told.send(message);
			return handler.handle(state, message);
		};
	}

	@Test
	@Rule("R176")
	void aSelectorReplacesTheOneBeforeUntilItIsReplaced(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Subject<Subject<String>> others = self.subject();
		Started<String> actor = Actor.<Subject<String>, String>withInit((process, subject) -> {
			Subject<String> other = process.subject();
			others.send(other);
			return other;
		}, (other, message) -> {
			told.send(message);
			return switch (message) {
				case "switch" -> Next.selecting(other, Selector.of(other));
				case "both" -> Next.selecting(other,
						Selector.of(other).select(system.subject(Name.<String>of("own")), (text) -> text));
				default -> Next.state(other);
			};
		}).named(Name.of("own")).start(system);
		Subject<String> other = self.receive(others, SOON).orElseThrow();

		other.send("too early");
		actor.subject().send("one");
		assertThat(self.receive(told, SOON)).hasValue("one");
		actor.subject().send("switch");
		assertThat(self.receive(told, SOON)).hasValue("switch");
		actor.subject().send("ignored");
		other.send("two");
		other.send("three");
		assertThat(self.receive(told, SOON)).hasValue("two");
		assertThat(self.receive(told, SOON)).hasValue("three");
		other.send("both");
		actor.subject().send("four");
		assertThat(self.receive(told, SOON)).hasValue("both");
		assertThat(self.receive(told, SOON)).hasValue("four");
		assertThat(self.receive(told, A_MOMENT)).isEmpty();
		assertThat(system.deadLetterCount()).isEqualTo(2);
	}

	@Test
	@Rule("R177")
	void withASelectorOfItsOwnTheSubjectCountsOnlyIfItIsPartOfIt(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> actor = Actor.<String, String>withInitialiser((process, subject) -> {
			Subject<Integer> numbers = process.subject();
			return Initialised.<String, String>of("state")
				.selecting(Selector.of(numbers, (number) -> "number " + number))
				.returning(numbers);
		}, telling(told, (state, message) -> Next.state(state))).start(system);
		@SuppressWarnings("unchecked")
		Subject<Integer> numbers = actor.data(Subject.class);

		actor.subject().send("unexpected");
		numbers.send(7);

		assertThat(self.receive(told, SOON)).hasValue("number 7");
		assertThat(system.deadLetterCount()).isEqualTo(1);
		assertThat(actor.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R179")
	void aCatchAllGetsWhatIsUnexpected(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> actor = Actor
			.<String, String>withInitialiser(
					(process, subject) -> Initialised.<String, String>of("state")
						.selecting(Selector.of(subject).other((message) -> "unexpected " + message)),
					telling(told, (state, message) -> Next.state(state)))
			.trapExits()
			.start(system);

		actor.subject().send("expected");
		system.spawn((process) -> actor.pid().sendExit(ExitReason.abnormal("exit")));

		assertThat(self.receive(told, SOON)).hasValue("expected");
		assertThat(self.receive(told, SOON)).get().asString().startsWith("unexpected Exit");
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	@Rule("R184")
	void aHandlerThatIgnoresItsMessagesKeepsTheState(ActorSystem system) {
		Started<String> actor = Actor.<Integer, String>of(7, (state, message) -> Next.state(state)).start(system);
		for (int i = 0; i < 100; i++) {
			actor.subject().send("message");
		}
		assertThat(Sys.of(actor.pid()).state(Integer.class)).isEqualTo(7);
	}

	@Test
	@Rule("R172")
	void aStepOfTheInitialiserRunsAfterTheStartAndBeforeMessagesThatCameDuringIt(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		for (int i = 0; i < 1000; i++) {
			CountDownLatch started = new CountDownLatch(1);
			Started<String> actor = Actor.<String, String>withInitialiser((process, subject) -> {
				subject.send("message");
				return Initialised.<String, String>of("state").then((state) -> {
					started.await();
					told.send("step");
					return Next.state(state);
				});
			}, telling(told, (state, message) -> Next.state(state))).start(system);
			// The starter does not wait for the step.
			started.countDown();
			assertThat(self.receive(told, SOON)).hasValue("step");
			assertThat(self.receive(told, SOON)).hasValue("message");
			actor.pid().kill();
		}
	}

	@Test
	@Rule("R194")
	void aStepMayStopTheActor(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> actor = Actor
			.<String, String>of("state", telling(told, (state, message) -> Next.then(state, (same) -> Next.stop())))
			.start(system);
		Monitor monitor = self.monitor(actor.pid());

		actor.subject().send("first");
		actor.subject().send("never");

		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.NORMAL);
		assertThat(self.receive(told, SOON)).hasValue("first");
		assertThat(self.receive(told, A_MOMENT)).isEmpty();
	}

	@Test
	@Rule("R195")
	void anIdleTimeoutIsHandledOnceWhenNothingComes(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> actor = Actor.<String, String>of("state", telling(told,
				(state, message) -> message.equals("wait") ? Next.idleAfter(state, SHORT, "idle") : Next.state(state)))
			.start(system);

		long begin = self.monotonicNanos();
		actor.subject().send("wait");

		assertThat(self.receive(told, SOON)).hasValue("wait");
		assertThat(self.receive(told, SOON)).hasValue("idle");
		assertThat(self.monotonicNanos() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
		assertThat(self.receive(told, A_MOMENT)).isEmpty();
	}

	@Test
	@Rule("R196")
	void aMessageCancelsTheIdleTimeout(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> actor = Actor.<String, String>of("state", telling(told, (state, message) -> switch (message) {
			case "wait" -> Next.idleAfter(state, SHORT, "idle");
			case "outlast" -> {
				// The timeout fires meanwhile, but this message was there first.
				Process.current().sleep(SHORT.multipliedBy(2));
				yield Next.state(state);
			}
			default -> Next.state(state);
		})).start(system);

		actor.subject().send("wait");
		actor.subject().send("message");
		actor.subject().send("wait");
		actor.subject().send("outlast");

		for (String message : new String[] { "wait", "message", "wait", "outlast" }) {
			assertThat(self.receive(told, SOON)).hasValue(message);
		}
		assertThat(self.receive(told, A_MOMENT)).isEmpty();
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	@Rule("R197")
	void systemMessagesDoNotCancelTheIdleTimeout(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> actor = Actor
			.<String, String>withInitialiser(
					(process, subject) -> Initialised.<String, String>of("state").idleAfter(SHORT, "idle"),
					telling(told, (state, message) -> Next.state(state)))
			.start(system);
		assertThat(Sys.of(actor.pid()).status().state()).hasValue("state");
		assertThat(Sys.of(actor.pid()).state()).hasValue("state");

		assertThat(self.receive(told, SOON)).hasValue("idle");
	}

	@Test
	@Rule("R198")
	void anIdleTimeoutOfZeroComesBeforeWhatWaits(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Actor.<String, String>withInitialiser((process, subject) -> {
			subject.send("waiting");
			subject.send("now");
			subject.send("last");
			return Initialised.<String, String>of("state").idleAfter(Duration.ZERO, "zero");
		}, telling(told, (state, message) -> message.equals("now") ? Next.idleAfter(state, Duration.ZERO, "at once")
				: Next.state(state)))
			.start(system);

		for (String message : new String[] { "zero", "waiting", "now", "at once", "last" }) {
			assertThat(self.receive(told, SOON)).hasValue(message);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Next.idleAfter("state", Duration.ofNanos(-1), "never"))
			.withMessageContaining("'silence'");
	}

	@Test
	void aStopIsAStopWhateverElseIsSaid(ActorSystem system, Process self) {
		Started<String> actor = Actor
			.<String, String>of("state",
					(state, message) -> Next.<String, String>stopAbnormal("why")
						.idleAfter(SHORT, "idle")
						.then((same) -> Next.state("another"))
						.selecting(Selector.empty()))
			.start(system);
		Monitor monitor = self.monitor(actor.pid());
		actor.subject().send("go");

		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.abnormal("why"));
	}

}
