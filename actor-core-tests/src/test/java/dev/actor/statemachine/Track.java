package dev.actor.statemachine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.statemachine.Event.Place;

/** What a machine of a test has handled, and in which state. */
final class Track {

	static final Duration SOON = Duration.ofSeconds(10);

	static final Duration A_MOMENT = Duration.ofMillis(100);

	static final Duration SHORT = Duration.ofMillis(20);

	static final Duration LONG = Duration.ofHours(1);

	private final Process self;

	private final Subject<String> steps;

	Track(Process self) {
		this.self = self;
		this.steps = self.subject();
	}

	/** One that begins in A and tells of each event, as in "A:event". */
	StateMachine<Place, Integer, Event> machine() {
		return StateMachine.of(Place.A, 0, this::handle);
	}

	/** The same, which also tells of each enter call, as in "A>B". */
	StateMachine<Place, Integer, Event> entering(EnterHandler<Place, Integer, Event> enter) {
		return machine().onEnter((oldState, state, data) -> {
			this.steps.send(oldState + ">" + state);
			return enter.enter(oldState, state, data);
		});
	}

	Transition<Place, Integer, Event> handle(Place state, Integer data, Event event) throws Exception {
		this.steps.send(state + ":" + event);
		return event.take(state, data);
	}

	/** Sends events that are all there before the first one is handled. */
	void play(Started<Event> machine, Event... events) {
		Sys.of(machine.pid()).suspend();
		for (Event event : events) {
			machine.subject().send(event);
		}
		Sys.of(machine.pid()).resume();
	}

	Started<Event> play(ActorSystem system, Event... events) {
		Started<Event> machine = machine().start(system);
		play(machine, events);
		return machine;
	}

	String next() {
		return this.self.receive(this.steps, SOON).orElseThrow(() -> new AssertionError("nothing was handled"));
	}

	/** Everything until the machine has handled one more event. */
	List<String> steps(Started<Event> machine) {
		machine.subject().send(Event.of("end"));
		List<String> steps = new ArrayList<>();
		for (String step = next(); !step.endsWith(":end"); step = next()) {
			steps.add(step);
		}
		return steps;
	}

	/** What is handled in the next moment. */
	List<String> laterSteps() {
		List<String> steps = new ArrayList<>();
		this.self.receive(this.steps, A_MOMENT).ifPresent(steps::add);
		return steps;
	}

}
