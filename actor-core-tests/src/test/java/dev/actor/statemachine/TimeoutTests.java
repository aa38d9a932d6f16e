package dev.actor.statemachine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.process.Down;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.statemachine.Event.Place;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The three kinds of timeouts. */
@ActorSystemTest
class TimeoutTests {

	/** The kinds, and what they have in common. */
	enum Kind {

		STATE {
			@Override
			Action<Event> start(Duration time, Event event) {
				return Action.stateTimeout(time, event);
			}

			@Override
			Action<Event> cancel() {
				return Action.cancelStateTimeout();
			}

			@Override
			Action<Event> update(Event event) {
				return Action.updateStateTimeout(event);
			}
		},

		NAMED {
			@Override
			Action<Event> start(Duration time, Event event) {
				return Action.timeout("name", time, event);
			}

			@Override
			Action<Event> cancel() {
				return Action.cancelTimeout("name");
			}

			@Override
			Action<Event> update(Event event) {
				return Action.updateTimeout("name", event);
			}
		};

		abstract Action<Event> start(Duration time, Event event);

		abstract Action<Event> cancel();

		abstract Action<Event> update(Event event);

	}

	private static final Event TIMEOUT = Event.of("timeout");

	private static final Event OTHER = Event.of("other");

	@ParameterizedTest
	@EnumSource
	@Rule({ "R401", "R403" })
	void aTimeoutBringsItsEventOnceAlsoIfOthersKeepTheState(Kind kind, ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("start", kind.start(Track.SHORT, TIMEOUT)),
				Event.of("1"), Event.of("2", (state, data) -> Transition.keep(data + 1)), Event.to(Place.A, "3"),
				Event.of("4", (state, data) -> Transition.repeatState()));

		assertThat(List.of(track.next(), track.next(), track.next(), track.next(), track.next(), track.next()))
			.contains("A:timeout");
		assertThat(track.laterSteps()).isEmpty();
		assertThat(track.steps(machine)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R401", "R403" })
	void aTimeoutStartsAnewWhenItIsStartedAgain(Kind kind, ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("start", kind.start(Track.SHORT, OTHER)),
				Event.keeping("again", kind.start(Track.LONG, OTHER)));

		assertThat(track.steps(machine)).containsExactly("A:start", "A:again");
		assertThat(track.laterSteps()).isEmpty();

		track.play(machine, Event.keeping("a third time", kind.start(Track.SHORT, TIMEOUT)));
		assertThat(List.of(track.next(), track.next())).containsExactly("A:a third time", "A:timeout");
		assertThat(track.laterSteps()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R401", "R403" })
	void aTimeoutCanBeCancelled(Kind kind, ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("nothing to cancel", kind.cancel()),
				Event.keeping("start", kind.start(Track.SHORT, TIMEOUT)), Event.keeping("cancel", kind.cancel()));

		assertThat(track.steps(machine)).containsExactly("A:nothing to cancel", "A:start", "A:cancel");
		assertThat(track.laterSteps()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R401", "R403" })
	void theEventOfATimeoutCanBeUpdatedAndComesAtTheSameTime(Kind kind, ActorSystem system, Process self) {
		Track track = new Track(self);

		track.play(system, Event.keeping("start", kind.start(Track.SHORT, OTHER)),
				Event.keeping("update", kind.update(TIMEOUT)), Event.of("between"));

		assertThat(List.of(track.next(), track.next(), track.next(), track.next())).containsExactly("A:start",
				"A:update", "A:between", "A:timeout");
		assertThat(track.laterSteps()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R401", "R403" })
	void anUpdateOfATimeoutThatDoesNotRunBringsItsEventAtOnce(Kind kind, ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("update", kind.update(TIMEOUT)), OTHER);

		assertThat(track.steps(machine)).containsExactly("A:update", "A:timeout", "A:other");
	}

	@ParameterizedTest
	@EnumSource
	@Rule({ "R401", "R403" })
	void aTimeoutThatIsInTheMailboxAlreadyCanStillBeCancelled(Kind kind, ActorSystem system, Process self) {
		assertThatOneInTheMailboxIsIgnored(Event.keeping("start", kind.start(Duration.ofNanos(1), TIMEOUT)),
				Event.keeping("cancel", kind.cancel()), system, self);
		assertThatOneInTheMailboxIsIgnored(Event.keeping("start", kind.start(Duration.ofNanos(1), TIMEOUT)),
				Event.keeping("again", kind.start(Track.LONG, TIMEOUT)), system, self);
	}

	@Test
	@Rule("R401")
	void aChangeOfTheStateCancelsAStateTimeoutThatIsInTheMailboxAlready(ActorSystem system, Process self) {
		assertThatOneInTheMailboxIsIgnored(Event.keeping("start", Action.stateTimeout(Duration.ofNanos(1), TIMEOUT)),
				Event.to(Place.B, "go"), system, self);
	}

	@Test
	@Rule("R402")
	void anyEventCancelsAnEventTimeoutThatIsInTheMailboxAlready(ActorSystem system, Process self) {
		assertThatOneInTheMailboxIsIgnored(Event.keeping("start", Action.eventTimeout(Duration.ofNanos(1), TIMEOUT)),
				OTHER, system, self);
	}

	/** The second event is being handled when what the first one started has come. */
	private static void assertThatOneInTheMailboxIsIgnored(Event first, Event second, ActorSystem system,
			Process self) {
		Track track = new Track(self);
		CountDownLatch come = new CountDownLatch(1);
		Started<Event> machine = track.play(system, first, new Event(second.name(), (state, data) -> {
			come.await();
			return second.what().take(state, data);
		}));
		assertThat(List.of(track.next(), track.next())).containsExactly("A:" + first, "A:" + second);
		while (machine.pid().info().orElseThrow().mailboxLength() == 0) {
			Thread.onSpinWait();
		}
		come.countDown();

		assertThat(track.steps(machine)).isEmpty();
	}

	@Test
	@Rule("R401")
	void aChangeOfTheStateCancelsTheStateTimeout(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("start", Action.stateTimeout(Track.SHORT, TIMEOUT)),
				Event.to(Place.B, "go"), Event.to(Place.A, "back"));

		assertThat(track.steps(machine)).containsExactly("A:start", "A:go", "B:back");
		assertThat(track.laterSteps()).isEmpty();
	}

	@Test
	@Rule("R401")
	void aStateTimeoutThatIsStartedWithAChangeBelongsToTheNewState(ActorSystem system, Process self) {
		Track track = new Track(self);

		track.play(system, Event.to(Place.B, "go", Action.stateTimeout(Track.SHORT, TIMEOUT)), OTHER);

		assertThat(List.of(track.next(), track.next(), track.next())).containsExactly("A:go", "B:other", "B:timeout");
	}

	@Test
	@Rule("R401")
	void aStateTimeoutNeverComesInAnotherState(ActorSystem system, Process self) {
		Subject<Integer> done = self.subject();
		Started<Integer> machine = StateMachine.<Place, Integer, Integer>of(Place.A, 0, (state, data, event) -> {
			if (event < 0) {
				return Transition.keep((state == Place.A) ? data : data + 1);
			}
			if (state == Place.B) {
				done.send(data);
				return Transition.next(Place.A, data);
			}
			return (event % 2 == 0) ? Transition.keepState(Action.stateTimeout(Duration.ofNanos(event * 50L), -1))
					: Transition.next(Place.B, data);
		}).start(system);

		for (int i = 0; i < 2000; i += 2) {
			machine.subject().send(i);
			if (i % 3 == 0) {
				Thread.yield();
			}
			machine.subject().send(i + 1);
			machine.subject().send(i);
			assertThat(self.receive(done, Track.SOON)).hasValue(0);
		}
	}

	@Test
	@Rule("R402")
	void anEventTimeoutComesWhenNothingElseDoes(ActorSystem system, Process self) {
		Track track = new Track(self);

		track.play(system, Event.keeping("start", Action.eventTimeout(Track.SHORT, TIMEOUT)));

		assertThat(List.of(track.next(), track.next())).containsExactly("A:start", "A:timeout");
		assertThat(track.laterSteps()).isEmpty();
	}

	@Test
	@Rule("R402")
	void anyEventCancelsTheEventTimeout(ActorSystem system, Process self) {
		Event start = Event.keeping("start", Action.eventTimeout(Track.SHORT, TIMEOUT));
		for (Event other : List.of(OTHER, Event.to(Place.B, "go"), Event.early("early"))) {
			Track track = new Track(self);

			Started<Event> machine = track.play(system, start, other);

			assertThat(track.steps(machine)).containsExactly("A:start", "A:" + other);
			assertThat(track.laterSteps()).isEmpty();
		}
	}

	/** The case event_order of OTP's suite. */
	@Test
	@Rule("R402")
	void insertedEventsAndRetriedOnesAndTimeoutsCancelAnEventTimeoutOfZero(ActorSystem system, Process self) {
		Track track = new Track(self);
		Action<Event> never = Action.eventTimeout(Duration.ZERO, TIMEOUT);

		Started<Event> machine = track.play(system, Event.keeping("1", never, Action.nextEvent(Event.of("i1"))),
				Event.early("2"), Event.to(Place.B, "3", never),
				Event.keeping("4", Action.stateTimeout(Duration.ZERO, OTHER), never));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:i1", "A:2", "A:3", "B:2", "B:4", "B:other");
	}

	@Test
	@Rule("R402")
	void anEventTimeoutOfZeroComesBeforeWaitingEvents(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("start", Action.eventTimeout(Duration.ZERO, TIMEOUT)),
				OTHER);

		assertThat(track.steps(machine)).containsExactly("A:start", "A:timeout", "A:other");
	}

	@Test
	@Rule("R402")
	void aLaterActionTakesAnEventTimeoutBack(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system,
				Event.keeping("start", Action.eventTimeout(Duration.ZERO, TIMEOUT), Action.cancelEventTimeout()));

		assertThat(track.steps(machine)).containsExactly("A:start");
	}

	@Test
	@Rule("R403")
	void namedTimeoutsAreIndependentAndSurviveChangesAndEvents(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system,
				Event.keeping("start", Action.timeout("x", Track.SHORT, Event.of("x")),
						Action.timeout("y", Track.LONG, Event.of("y")),
						Action.timeout(List.of("z"), Track.SHORT.multipliedBy(4), Event.of("z")),
						Action.stateTimeout(Track.SHORT, Event.of("state"))),
				Event.to(Place.B, "go"), OTHER, Event.keeping("cancel", Action.cancelTimeout("y")));

		assertThat(track.next()).isEqualTo("A:start");
		assertThat(List.of(track.next(), track.next(), track.next(), track.next(), track.next()))
			.containsExactlyInAnyOrder("A:go", "B:other", "B:cancel", "B:x", "B:z");
		assertThat(track.laterSteps()).isEmpty();
		assertThat(track.steps(machine)).isEmpty();
	}

	@Test
	@Rule({ "R401", "R403" })
	void timeoutsOfZeroComeInTheOrderOfTheirStartAndCanBeTakenBack(ActorSystem system, Process self) {
		Track track = new Track(self);
		Event cancelling = Event.keeping("x", Action.cancelTimeout("z"));

		Started<Event> machine = track.play(system,
				Event.keeping("start", Action.timeout("x", Duration.ZERO, cancelling),
						Action.stateTimeout(Duration.ZERO, OTHER), Action.timeout("z", Duration.ZERO, TIMEOUT),
						Action.timeout("y", Duration.ZERO, Event.of("y")),
						Action.stateTimeout(Duration.ZERO, Event.of("state"))));

		assertThat(track.steps(machine)).containsExactly("A:start", "A:x", "A:y", "A:state");
	}

	@Test
	@Rule("R401")
	void aChangeOfTheStateCancelsAStateTimeoutOfZero(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system,
				Event.keeping("start", Action.timeout("x", Duration.ZERO, Event.to(Place.B, "x")),
						Action.stateTimeout(Duration.ZERO, TIMEOUT)));

		assertThat(track.steps(machine)).containsExactly("A:start", "A:x");
	}

	@Test
	@Rule("R401")
	void theEventOfATimeoutCanBePostponed(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system,
				Event.keeping("start", Action.stateTimeout(Duration.ZERO, Event.early("timeout"))),
				Event.to(Place.B, "go"));

		assertThat(track.steps(machine)).containsExactly("A:start", "A:timeout", "A:go", "B:timeout");
	}

	@Test
	@Rule("R403")
	void timeoutsEndWithTheMachine(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.machine().start(system);
		Monitor monitor = self.monitor(machine.pid());
		track.play(machine,
				Event.keeping("start", Action.timeout("x", Track.SHORT, TIMEOUT),
						Action.stateTimeout(Track.SHORT, TIMEOUT)),
				Event.of("stop", (state, data) -> Transition.stop()));
		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Track.SOON)).isPresent();

		assertThat(List.of(track.next(), track.next())).containsExactly("A:start", "A:stop");
		assertThat(track.laterSteps()).isEmpty();
		assertThat(system.deadLetterCount()).isZero();
	}

	@Test
	void aTimeIsNotNegative() {
		assertThatIllegalArgumentException().isThrownBy(() -> Action.stateTimeout(Duration.ofMillis(-1), "event"))
			.withMessageContaining("'time'")
			.withMessageContaining("PT-0.001S");
	}

}
