package dev.actor.statemachine;

import java.time.Duration;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.statemachine.Event.Place;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a machine does when it enters a state. */
@ActorSystemTest
class EnterTests {

	@Test
	@Rule("R405")
	void aStateIsEnteredAtTheStartAndAtEachChange(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.entering((oldState, state, data) -> Transition.keepState()).start(system);

		track.play(machine, Event.to(Place.B, "1"), Event.to(Place.C, "2"), Event.to(Place.A, "3"));

		assertThat(track.steps(machine)).containsExactly("A>A", "A:1", "A>B", "B:2", "B>C", "C:3", "C>A");
	}

	@Test
	@Rule("R405")
	void aKeptStateIsNotEnteredAndARepeatedOneIs(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.entering((oldState, state, data) -> Transition.keepState()).start(system);

		track.play(machine, Event.keeping("keep state"), Event.of("keep", (state, data) -> Transition.keep(data)),
				Event.to(Place.A, "same"), Event.of("repeat", (state, data) -> Transition.repeat(data)),
				Event.of("repeat state", (state, data) -> Transition.repeatState()));

		assertThat(track.steps(machine)).containsExactly("A>A", "A:keep state", "A:keep", "A:same", "A:repeat", "A>A",
				"A:repeat state", "A>A");
	}

	@Test
	@Rule("R405")
	void aStateIsEnteredBeforeInsertedAndRetriedEventsAreHandledThere(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.entering((oldState, state, data) -> Transition.keepState()).start(system);

		track.play(machine, Event.early("1"), Event.to(Place.B, "go", Action.nextEvent(Event.of("i1"))));

		assertThat(track.steps(machine)).containsExactly("A>A", "A:1", "A:go", "A>B", "B:i1", "B:1");
	}

	@Test
	@Rule("R405")
	void theEnterCallSeesTheNewDataAndMayChangeIt(ActorSystem system) {
		Started<Event> machine = StateMachine
			.<Place, Integer, Event>of(Place.A, 1, (state, data, event) -> event.take(state, data))
			.onEnter((oldState, state, data) -> Transition.keep(data * 10))
			.start(system);
		assertThat(Sys.of(machine.pid()).state()).hasValue(new StateAndData<>(Place.A, 10));

		machine.subject().send(Event.of("go", (state, data) -> Transition.next(Place.B, data + 1)));
		assertThat(Sys.of(machine.pid()).state()).hasValue(new StateAndData<>(Place.B, 110));

		machine.subject().send(Event.of("repeat", (state, data) -> Transition.repeat(data + 1)));
		assertThat(Sys.of(machine.pid()).state()).hasValue(new StateAndData<>(Place.B, 1110));
	}

	@Test
	@Rule("R405")
	void theEnterCallMayAnswerAfterTheHandlerHasAndStartTimeouts(ActorSystem system, Process self) {
		record Call(Reply<String> first, Reply<String> second) {
		}
		Subject<String> answers = self.subject();
		Started<Call> machine = StateMachine.<Place, List<Call>, Call>of(Place.A, List.of(), (state, data, call) -> {
			if (state == Place.B) {
				answers.send("timeout");
				return Transition.keepState();
			}
			return Transition.next(Place.B, List.of(call), Action.reply(call.first(), "handler"));
		}).onEnter((oldState, state, data) -> {
			if (state == Place.A) {
				return Transition.keepState();
			}
			Call call = data.getFirst();
			return Transition.keepState(Action.reply(call.second(), "enter"), Action.stateTimeout(Track.SHORT, call));
		}).start(system);

		machine.subject().send(new Call(answers::send, answers::send));

		assertThat(List.of(self.receive(answers, Track.SOON).orElseThrow(),
				self.receive(answers, Track.SOON).orElseThrow(), self.receive(answers, Track.SOON).orElseThrow()))
			.containsExactly("handler", "enter", "timeout");
	}

	@Test
	@Rule("R405")
	void theTimeoutsOfTheEnterCallReplaceThoseOfTheHandler(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track
			.entering((oldState, state, data) -> (state == Place.B)
					? Transition.keepState(Action.stateTimeout(Duration.ZERO, Event.of("of enter")))
					: Transition.keepState())
			.start(system);

		track.play(machine, Event.to(Place.B, "go", Action.stateTimeout(Duration.ZERO, Event.of("of handler"))));

		assertThat(track.steps(machine)).containsExactly("A>A", "A:go", "A>B", "B:of enter");
	}

	@Test
	@Rule("R405")
	void anEnterCallMayRepeatTheState(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track
			.entering((oldState, state, data) -> (state == Place.B && data < 2) ? Transition.repeat(data + 1)
					: Transition.next(state, data))
			.start(system);

		machine.subject().send(Event.to(Place.B, "go"));

		assertThat(track.steps(machine)).containsExactly("A>A", "A:go", "A>B", "A>B", "A>B");
	}

	@Test
	@Rule("R405")
	void theFirstEnterCallRunsWhenTheStartIsOver(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Subject<Subject<String>> gates = self.subject();

		Started<Event> machine = StateMachine
			.<Place, Integer, Event>of(Place.A, 0, (state, data, event) -> event.take(state, data))
			.onEnter((oldState, state, data) -> {
				Subject<String> gate = Process.current().subject();
				gates.send(gate);
				told.send(Process.current().receive(gate, Track.SOON).orElse("stuck"));
				return Transition.keepState();
			})
			.start(system);

		self.receive(gates, Track.SOON).orElseThrow().send("entered after the start");
		assertThat(self.receive(told, Track.SOON)).hasValue("entered after the start");
		assertThat(machine.pid().isAlive()).isTrue();
	}

	@Test
	@Rule("R405")
	void anEnterCallMayStopTheMachineWithTheNewStateForTheCleanUp(ActorSystem system, Process self) {
		Subject<StateAndData<Place, Integer>> last = self.subject();
		Started<Event> machine = StateMachine
			.<Place, Integer, Event>of(Place.A, 0, (state, data, event) -> event.take(state, data))
			.onEnter((oldState, state, data) -> (state == Place.B) ? Transition.stop(ExitReason.shutdown("enough"))
					: Transition.keepState())
			.onTerminate((end, reason) -> last.send(end))
			.start(system);
		Monitor monitor = self.monitor(machine.pid());

		machine.subject().send(Event.of("go", (state, data) -> Transition.next(Place.B, 7)));

		assertThat(down(self, monitor)).isEqualTo(ExitReason.shutdown("enough"));
		assertThat(self.receive(last, Track.SOON)).hasValue(new StateAndData<>(Place.B, 7));
	}

	@Test
	@Rule("R405")
	void whatAnEnterCallMustNotDoEndsTheMachineWithAReadableError(ActorSystem system, Process self) {
		assertThatEntering(Transition.keepState(Action.postpone()), system, self).contains("postpones an event");
		assertThatEntering(Transition.keepState(Action.nextEvent(Event.of("i"))), system, self)
			.contains("inserts an event");
		assertThatEntering(Transition.next(Place.C, 0), system, self).contains("goes on to state C");
		assertThatEntering(null, system, self).contains("returned null");
	}

	@SuppressWarnings("NullAway") // a handler may be wrong
	private static AbstractStringAssert<?> assertThatEntering(@Nullable Transition<Place, Integer, Event> result,
			ActorSystem system, Process self) {
		Started<Event> machine = StateMachine
			.<Place, Integer, Event>of(Place.A, 0, (state, data, event) -> event.take(state, data))
			.onEnter((oldState, state, data) -> (state == Place.B) ? result : Transition.keepState())
			.start(system);
		Monitor monitor = self.monitor(machine.pid());

		machine.subject().send(Event.to(Place.B, "go"));

		return assertThat(down(self, monitor).toString()).contains("IllegalStateException",
				"The enter handler of " + machine.pid() + " for state B");
	}

	private static ExitReason down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Track.SOON).orElseThrow().reason();
	}

}
