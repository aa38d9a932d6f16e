package dev.actor.statemachine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.statemachine.Event.Place;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which event a machine handles next: postponed ones and inserted ones. */
@ActorSystemTest
class EventOrderTests {

	@Test
	@Rule("R400")
	void postponedEventsAreRetriedAfterAChangeInTheirOrderAndBeforeNewerOnes(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.early("1"), Event.of("x"), Event.early("2"), Event.early("3"),
				Event.to(Place.B, "go"), Event.of("newer"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:x", "A:2", "A:3", "A:go", "B:1", "B:2", "B:3",
				"B:newer");
	}

	@Test
	@Rule("R400")
	void postponedEventsAreNotRetriedWhileTheStateIsKept(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.early("1"),
				Event.of("keep", (state, data) -> Transition.keep(data + 1)), Event.keeping("keep state"),
				Event.to(Place.A, "same"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:keep", "A:keep state", "A:same");
		assertThat(Sys.of(machine.pid()).state()).hasValue(new StateAndData<>(Place.A, 1));
		assertThat(system.deadLetterCount()).isZero();
	}

	/**
	 * OTP's reference manual has {@code repeat_state} repeat the enter call, and is the
	 * same as {@code keep_state} otherwise; OTP 25 was seen to do so.
	 */
	@Test
	@Rule("R400")
	void postponedEventsAreNotRetriedWhenTheStateIsRepeated(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.early("1"),
				Event.of("repeat", (state, data) -> Transition.repeat(data + 1)),
				Event.of("repeat state", (state, data) -> Transition.repeatState()), Event.to(Place.B, "go"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:repeat", "A:repeat state", "A:go", "B:1");
	}

	@Test
	@Rule("R400")
	void anEventCanBePostponedAgainAndKeepsItsPlace(ActorSystem system, Process self) {
		Track track = new Track(self);
		Event notInB = Event.of("1",
				(state, data) -> (state != Place.C) ? Transition.keepState(Action.postpone()) : Transition.keepState());

		Started<Event> machine = track.play(system, notInB, Event.early("2"), Event.to(Place.B, "to b"),
				Event.to(Place.C, "to c"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:2", "A:to b", "B:1", "B:2", "B:to c", "C:1");
	}

	@Test
	@Rule("R400")
	void anEventThatIsPostponedWhileTheStateChangesIsRetriedAtOnce(ActorSystem system, Process self) {
		Track track = new Track(self);
		Event knock = Event.of("knock", (state, data) -> (state == Place.A)
				? Transition.next(Place.B, data, Action.postpone()) : Transition.keepState());

		Started<Event> machine = track.play(system, Event.early("1"), knock, Event.of("newer"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:knock", "B:1", "B:knock", "B:newer");
	}

	@Test
	@Rule("R400")
	void aRetriedEventThatChangesTheStateLeavesTheOthersTheirTurn(ActorSystem system, Process self) {
		Track track = new Track(self);
		Event back = Event.of("1", (state, data) -> (state == Place.A) ? Transition.keepState(Action.postpone())
				: Transition.next(Place.A, data));

		Started<Event> machine = track.play(system, back, Event.early("2"), Event.to(Place.B, "go"),
				Event.to(Place.C, "on"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:2", "A:go", "B:1", "A:2", "A:on", "C:2");
	}

	@Test
	@Rule("R400")
	void statesAreComparedByEquals(ActorSystem system, Process self) {
		Subject<String> steps = self.subject();
		Started<String> machine = StateMachine
			.<List<Integer>, Integer, String>of(List.of(1), 0, (state, data, event) -> {
				steps.send(event);
				return switch (event) {
					case "early" -> (data == 0) ? Transition.keep(1, Action.postpone()) : Transition.keep(2);
					case "same" -> Transition.next(new ArrayList<>(state), data);
					default -> Transition.next(List.of(2), data);
				};
			})
			.start(system);

		machine.subject().send("early");
		machine.subject().send("same");
		machine.subject().send("other");

		assertThat(IntStream.range(0, 4).mapToObj((i) -> self.receive(steps, Track.SOON).orElseThrow()))
			.containsExactly("early", "same", "other", "early");
	}

	@Test
	void whatIsPostponedWhenTheMachineStopsIsADeadLetter(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.machine().start(system);
		Monitor monitor = self.monitor(machine.pid());

		track.play(machine, Event.early("1"), Event.early("2"), Event.of("stop", (state, data) -> Transition.stop()));

		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Track.SOON)).isPresent();
		assertThat(system.deadLetterCount()).isEqualTo(2);
		assertThat(List.of(track.next(), track.next(), track.next())).containsExactly("A:1", "A:2", "A:stop");
	}

	@Test
	@Rule("R404")
	void insertedEventsAreHandledBeforeWaitingOnesInTheOrderOfTheActions(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("go", Action.nextEvent(Event.of("i1")),
				Action.nextEvent(Event.of("i2")), Action.nextEvent(Event.of("i3"))), Event.of("waiting"));

		assertThat(track.steps(machine)).containsExactly("A:go", "A:i1", "A:i2", "A:i3", "A:waiting");
	}

	@Test
	@Rule("R404")
	void anInsertedEventThatInsertsComesBeforeThoseThatWereInsertedWithIt(ActorSystem system, Process self) {
		Track track = new Track(self);
		Event inner = Event.keeping("i1", Action.nextEvent(Event.of("j1")), Action.nextEvent(Event.of("j2")));

		Started<Event> machine = track.play(system,
				Event.keeping("go", Action.nextEvent(inner), Action.nextEvent(Event.of("i2"))), Event.of("waiting"));

		assertThat(track.steps(machine)).containsExactly("A:go", "A:i1", "A:j1", "A:j2", "A:i2", "A:waiting");
	}

	/** The order that OTP 25 was seen to take. */
	@Test
	@Rule({ "R400", "R404" })
	void insertedEventsComeBeforeRetriedOnesAndTimeoutsOfZeroAfterThem(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.early("1"), Event.early("2"), Event.to(Place.B, "go",
				Action.nextEvent(Event.of("i1")), Action.stateTimeout(Duration.ZERO, Event.of("state timeout")),
				Action.timeout("x", Duration.ZERO, Event.of("named timeout")),
				Action.eventTimeout(Duration.ZERO, Event.of("event timeout")), Action.nextEvent(Event.of("i2"))),
				Event.of("waiting"));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:2", "A:go", "B:i1", "B:i2", "B:1", "B:2",
				"B:state timeout", "B:named timeout", "B:waiting");
	}

	@Test
	@Rule("R404")
	void anInsertedEventCanBePostponed(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.keeping("go", Action.nextEvent(Event.early("i1"))),
				Event.early("2"), Event.to(Place.B, "on"));

		assertThat(track.steps(machine)).containsExactly("A:go", "A:i1", "A:2", "A:on", "B:i1", "B:2");
	}

	@Test
	@Rule({ "R400", "R404" })
	void retriedEventsComeBeforeInsertedOnesThatWaitSinceBeforeTheChange(ActorSystem system, Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.play(system, Event.early("1"), Event.early("2"),
				Event.keeping("insert", Action.nextEvent(Event.to(Place.B, "i1")), Action.nextEvent(Event.of("i2"))));

		assertThat(track.steps(machine)).containsExactly("A:1", "A:2", "A:insert", "A:i1", "B:1", "B:2", "B:i2");
	}

	@Test
	@Rule("R404")
	void aMachineThatInsertsForEverEndsWhenItIsKilled(ActorSystem system, Process self) {
		AtomicInteger handled = new AtomicInteger();
		Started<String> machine = StateMachine.<Place, Integer, String>of(Place.A, 0, (state, data, event) -> {
			handled.incrementAndGet();
			return Transition.keepState(Action.nextEvent(event));
		}).start(system);
		Monitor monitor = self.monitor(machine.pid());
		machine.subject().send("again");
		while (handled.get() < 100) {
			Thread.onSpinWait();
		}

		machine.pid().kill();

		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Track.SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.KILLED);
		int last = handled.get();
		self.receive(Selector.empty(), Track.A_MOMENT);
		assertThat(handled).hasValue(last);
	}

}
