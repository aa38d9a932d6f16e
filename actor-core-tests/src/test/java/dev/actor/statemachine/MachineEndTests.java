package dev.actor.statemachine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.CalleeExitedException;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NoProcessException;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.statemachine.Event.Place;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How machines end: the groups stop and abnormal of OTP's suite, and others. */
@ActorSystemTest
class MachineEndTests {

	private static final Name<Event> NAME = Name.of("machine");

	private static StateMachine<Place, Integer, Event> machine() {
		return StateMachine.of(Place.A, 0, (state, data, event) -> event.take(state, data));
	}

	@Test
	@Rule("R406")
	void stopAndReplyAnswersInOrderBeforeTheEnd(Process self) {
		self.trapExits(true);
		Subject<Object> told = self.subject();
		Started<Reply<String>> machine = StateMachine
			.<Place, List<Reply<String>>, Reply<String>>of(Place.A, List.of(), (state, data, reply) -> {
				if (data.isEmpty()) {
					return Transition.next(Place.B, List.of(reply));
				}
				return Transition.stopAndReply(ExitReason.shutdown("enough"), Action.reply(data.getFirst(), "first"),
						Action.reply(reply, "second"));
			})
			.start(self);

		machine.subject().send(told::send);
		machine.subject().send(told::send);

		Selector<Object> all = Selector.of(told).trappedExits((exit) -> exit);
		assertThat(self.receive(all, Track.SOON)).hasValue("first");
		assertThat(self.receive(all, Track.SOON)).hasValue("second");
		assertThat(self.receive(all, Track.SOON)).hasValue(new Exit(machine.pid(), ExitReason.shutdown("enough")));
	}

	@Test
	@Rule("R406")
	void aCallerIsAnsweredByAMachineThatStops(ActorSystem system) {
		for (int i = 0; i < 1000; i++) {
			Started<Reply<Integer>> machine = StateMachine
				.<Place, Integer, Reply<Integer>>of(Place.A, i,
						(state, data, reply) -> Transition.stopAndReply(ExitReason.NORMAL, Action.reply(reply, data)))
				.start(system);

			assertThat(machine.subject().<Integer>call((reply) -> reply, Track.SOON)).isEqualTo(i);
		}
	}

	@Test
	@Rule({ "R188", "R189" })
	void aMachineIsStoppedWithAnyReasonAndIsGoneThen(ActorSystem system) {
		for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.abnormal("other"))) {
			Started<Event> machine = machine().named(NAME).start(system);

			machine.pid().stop(reason, Track.SOON);

			assertThat(machine.pid().isAlive()).isFalse();
			assertThat(system.lookup(NAME)).isEmpty();
			assertThatExceptionOfType(NoProcessException.class)
				.isThrownBy(() -> machine.pid().stop(reason, Track.SOON));
			assertThatExceptionOfType(NoProcessException.class).isThrownBy(() -> Sys.of(system.subject(NAME)).stop());
		}
	}

	@Test
	@Rule("R202")
	void aStopWithANegativeTimeoutStopsNobody(ActorSystem system) {
		Started<Event> machine = machine().start(system);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> machine.pid().stop(ExitReason.NORMAL, Duration.ofMillis(-1)));

		assertThat(machine.pid().isAlive()).isTrue();
		Sys.of(machine.pid()).stop();
		assertThat(machine.pid().isAlive()).isFalse();
	}

	@Test
	@Rule("R141")
	void anAnswerThatComesAfterTheCallerGaveUpVanishes(ActorSystem system, Process self) {
		CountDownLatch latch = new CountDownLatch(1);
		Started<Reply<String>> machine = StateMachine
			.<Place, Integer, Reply<String>>of(Place.A, 0, (state, data, reply) -> {
				latch.await();
				return Transition.keepState(Action.reply(reply, "late"));
			})
			.start(system);

		assertThatExceptionOfType(CallTimeoutException.class)
			.isThrownBy(() -> machine.subject().<String>call((reply) -> reply, Duration.ofMillis(20)));
		latch.countDown();

		assertThat(machine.subject().<String>call((reply) -> reply, Track.SOON)).isEqualTo("late");
		assertThat(self.receive(Selector.<Object>empty().other((other) -> other), Track.A_MOMENT)).isEmpty();
	}

	@Test
	void aCallCanBePostponedAndIsAnsweredThen(ActorSystem system) {
		record Call(Reply<String> reply) {
		}
		Started<Object> machine = StateMachine
			.<Place, Integer, Object>of(Place.A, 0, (state, data, event) -> switch (event) {
				case Call call when state == Place.A -> Transition.keepState(Action.postpone());
				case Call(Reply<String> reply) -> Transition.keepState(Action.reply(reply, "in " + state));
				default -> Transition.next(Place.B, data);
			})
			.start(system);
		var answer = machine.subject().<String>callAsync(Call::new, Track.SOON);

		machine.subject().send("go");

		assertThat(answer).succeedsWithin(Track.SOON).isEqualTo("in B");
	}

	@Test
	@Rule({ "R183", "R199" })
	void aHandlerThatThrowsOrReturnsNothingEndsTheMachineAndItsCaller(ActorSystem system, Process self) {
		IllegalStateException failure = new IllegalStateException("broken");
		assertEnds(system, self, Event.of("throw", (state, data) -> {
			throw failure;
		}), "broken");
		assertEnds(system, self, Event.of("null", (state, data) -> null), "returned null in state A");

		Started<Reply<String>> machine = StateMachine
			.<Place, Integer, Reply<String>>of(Place.A, 0, (state, data, reply) -> {
				throw failure;
			})
			.start(system);
		assertThatExceptionOfType(CalleeExitedException.class)
			.isThrownBy(() -> machine.subject().<String>call((reply) -> reply, Track.SOON))
			.withCause(failure);
	}

	private static void assertEnds(ActorSystem system, Process self, Event event, String reason) {
		Started<Event> machine = machine().start(system);
		Monitor monitor = self.monitor(machine.pid());

		machine.subject().send(event);

		assertThat(down(self, monitor)).matches(ExitReason::isAbnormal).asString().contains(reason);
	}

	@Test
	@Rule("R181")
	void aMachineThatStopsWithAReasonEndsWithIt(Process self) {
		self.trapExits(true);
		Started<Event> machine = machine().start(self);

		machine.subject().send(Event.of("stop", (state, data) -> Transition.stop(ExitReason.shutdown("reason"))));

		assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), Track.SOON))
			.hasValue(new Exit(machine.pid(), ExitReason.shutdown("reason")));
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> machine.subject().<String>call((reply) -> Event.of("late"), Track.SOON));
	}

	@Test
	@Rule({ "R185", "R187" })
	void theCleanUpSeesTheLastStateAndData(ActorSystem system, Process self) {
		Subject<Object> told = self.subject();
		StateMachine<Place, Integer, Event> machine = machine().onTerminate((last, reason) -> {
			told.send(last);
			told.send(reason);
		});
		Started<Event> stopped = machine.start(system);
		stopped.subject().send(Event.of("go", (state, data) -> Transition.next(Place.C, 7)));
		stopped.pid().stop(ExitReason.SHUTDOWN, Track.SOON);

		assertThat(self.receive(told, Track.SOON)).hasValue(new StateAndData<>(Place.C, 7));
		assertThat(self.receive(told, Track.SOON)).hasValue(ExitReason.SHUTDOWN);

		Started<Event> stopping = machine.start(system);
		stopping.subject().send(Event.of("stop", (state, data) -> Transition.stop()));

		assertThat(self.receive(told, Track.SOON)).hasValue(new StateAndData<>(Place.A, 0));
		assertThat(self.receive(told, Track.SOON)).hasValue(ExitReason.NORMAL);

		Started<Event> failing = machine().onTerminate((last, reason) -> {
			throw new IllegalStateException("cannot clean up");
		}).start(system);
		assertThatExceptionOfType(CalleeExitedException.class).isThrownBy(() -> Sys.of(failing.pid()).stop())
			.withMessageContaining("cannot clean up");
	}

	private static ExitReason down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Track.SOON).orElseThrow().reason();
	}

}
