package dev.actor.statemachine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.InitFailedException;
import dev.actor.process.InitIgnoredException;
import dev.actor.process.Monitor;
import dev.actor.process.Name;
import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.statemachine.Event.Place;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How machines start, and what is left when they do not: start1 to start12. */
@ActorSystemTest
class MachineStartTests {

	private static final Name<Event> NAME = Name.of("machine");

	@Test
	@Rule("R161")
	void aMachineIsLinkedToItsStarter(Process self) {
		Track track = new Track(self);

		Started<Event> machine = track.machine().labelled("lock").start(self);

		assertThat(machine.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of(self.pid()));
		assertThat(machine.pid().info()).get().extracting(ProcessInfo::label).isEqualTo("lock");
		track.play(machine, Event.to(Place.B, "go"));
		assertThat(track.steps(machine)).containsExactly("A:go");
		self.unlink(machine.pid());
	}

	@Test
	@Rule({ "R167", "R171" })
	void anInitialiserMayDoWithoutTheMachine(Process self) {
		assertStartFails(StateMachine.withInit((process, subject) -> {
			throw new InitIgnoredException();
		}), self, new StartError.Ignored());
	}

	@Test
	@Rule({ "R163", "R164", "R167" })
	void anInitialiserMayRefuseOrFail(Process self) {
		assertStartFails(StateMachine.withInit((process, subject) -> {
			throw new InitFailedException("no key");
		}), self, new StartError.InitFailed("no key"));
		IllegalStateException failure = new IllegalStateException("no key");
		assertStartFails(StateMachine.withInit((process, subject) -> {
			throw failure;
		}), self, new StartError.InitExited(ExitReason.abnormal(failure)));
	}

	@Test
	void anInitialiserWithoutAStateIsAnInitExited(ActorSystem system) {
		assertThatExceptionOfType(StartException.class)
			.isThrownBy(() -> StateMachine.<Place, Integer, Event>withInit((process, subject) -> null).start(system))
			.withStackTraceContaining("returned null, not Transition.next");
	}

	@Test
	@Rule({ "R166", "R167" })
	void anInitialiserThatTakesTooLongIsKilled(Process self) {
		Duration limit = Duration.ofMillis(20);
		assertStartFails(StateMachine.<Place, Integer, Event>withInit((process, subject) -> {
			process.sleep(Track.LONG);
			return Transition.next(Place.A, 0);
		}).initTimeout(limit), self, new StartError.InitTimeout(limit));
	}

	@Test
	@Rule({ "R169", "R174" })
	void aMachineWithANameIsReachedThroughItAndHasItAlone(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.machine().named(NAME).start(system);

		assertStartFails(track.machine().named(NAME), self, new StartError.AlreadyStarted(NAME, machine.pid()));

		assertThat(system.lookup(NAME)).hasValue(machine.pid());
		system.subject(NAME).send(Event.of("by name"));
		assertThat(track.steps(machine)).containsExactly("A:by name");
	}

	@Test
	void aMachineIsEnteredInARegistrar(ActorSystem system, Process self) {
		Track track = new Track(self);
		Subject<Pid> entered = self.subject();
		Started<Event> machine = track.machine().registered((pid, subject) -> entered.send(pid)).start(system);

		assertThat(self.receive(entered, Track.SOON)).hasValue(machine.pid());
		assertStartFails(track.machine().registered((pid, subject) -> {
			throw new NameTakenException(NAME, machine.pid());
		}), self, new StartError.AlreadyStarted(NAME, machine.pid()));
	}

	@Test
	@Rule("R172")
	void theActionsOfTheInitialiserAreDoneBeforeTheFirstMessage(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = StateMachine.<Place, Integer, Event>withInit((process, subject) -> {
			subject.send(Event.of("waiting"));
			return Transition.next(Place.B, 7, Action.nextEvent(Event.of("i1")), Action.nextEvent(Event.of("i2")),
					Action.stateTimeout(Duration.ZERO, Event.of("timeout")));
		}, track::handle).start(system);

		assertThat(track.steps(machine)).containsExactly("B:i1", "B:i2", "B:timeout", "B:waiting");
	}

	@Test
	void anInitialiserHasNothingToPostpone(ActorSystem system, Process self) {
		self.trapExits(true);
		Started<Event> machine = StateMachine
			.<Place, Integer, Event>withInit((process, subject) -> Transition.next(Place.A, 0, Action.postpone()))
			.start(self);

		assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), Track.SOON)).get()
			.satisfies((exit) -> {
				assertThat(exit.pid()).isEqualTo(machine.pid());
				assertThat(exit.reason().toString()).contains("postpones an event, but there is none");
			});
	}

	@Test
	void aMachineReceivesWhatItsInitialiserAndItsHandlerSelect(ActorSystem system, Process self) {
		Track track = new Track(self);
		Subject<Subject<String>> told = self.subject();
		Started<Event> machine = StateMachine.<Place, Integer, Event>withInit((process, subject) -> {
			Subject<String> texts = process.subject();
			told.send(texts);
			return Transition.next(Place.A, 0, Action.selecting(Selector.of(subject).select(texts, Event::of)));
		}, track::handle).start(system);
		Subject<String> texts = self.receive(told, Track.SOON).orElseThrow();

		texts.send("text");
		assertThat(track.steps(machine)).containsExactly("A:text");

		track.play(machine, Event.keeping("narrow", Action.selecting(Selector.of(machine.subject())),
				Action.stateTimeout(Track.SHORT, Event.of("timeout"))));
		texts.send("nobody takes this");
		assertThat(List.of(track.next(), track.next())).containsExactly("A:narrow", "A:timeout");
		assertThat(track.steps(machine)).isEmpty();
		assertThat(system.deadLetterCount()).isEqualTo(1);
	}

	@Test
	void aStateHasTheHandlerThatWasSaidForIt(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<String> machine = StateMachine.<Place, Integer, String>of(Place.A, 0, (state, data, event) -> {
			told.send(state + " otherwise " + event);
			return Transition.next(Place.A, data);
		}).in(Place.A, (data, event) -> {
			told.send("A " + event);
			return Transition.next(Place.B, data + 1);
		}).start(system);

		machine.subject().send("1");
		machine.subject().send("2");
		machine.subject().send("3");

		assertThat(self.receive(told, Track.SOON)).hasValue("A 1");
		assertThat(self.receive(told, Track.SOON)).hasValue("B otherwise 2");
		assertThat(self.receive(told, Track.SOON)).hasValue("A 3");
	}

	@Test
	@Rule("R178")
	void anEventInAStateWithoutAHandlerIsADeadLetterAndTheMachineLivesOn(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = StateMachine.<Place, Integer, Event>of(Place.A, 0)
			.in(Place.A, (data, event) -> track.handle(Place.A, data, event))
			.start(system);

		track.play(machine, Event.to(Place.B, "go"), Event.of("lost"));

		assertThat(Sys.of(machine.pid()).state()).hasValue(new StateAndData<>(Place.B, 0));
		assertThat(system.deadLetterCount()).isEqualTo(1);
		assertThat(track.next()).isEqualTo("A:go");
		assertThat(track.laterSteps()).isEmpty();
	}

	@Test
	void aStateHasOneHandler() {
		StateMachine<Place, Integer, Event> machine = StateMachine.<Place, Integer, Event>of(Place.A, 0)
			.in(Place.A, (data, event) -> Transition.keepState());

		assertThatIllegalArgumentException()
			.isThrownBy(() -> machine.in(Place.A, (data, event) -> Transition.keepState()))
			.withMessageContaining("'state' A has a handler already");
	}

	@Test
	void aSupervisorRestartsAMachineInItsFirstState(ActorSystem system, Process self) {
		Track track = new Track(self);
		ActorSpec<Event> spec = ActorSpec.of(NAME, track.machine());
		system.start(SupervisorSpec.oneForOne("top").child(spec));
		Pid first = system.lookup(NAME).orElseThrow();
		Monitor monitor = self.monitor(first);

		spec.subject(system).send(Event.to(Place.B, "go"));
		spec.subject(system).send(Event.of("crash", (state, data) -> {
			throw new IllegalStateException("crash");
		}));
		assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Track.SOON)).isPresent();
		Optional<Pid> next = system.lookup(NAME);
		while (next.isEmpty() || next.get() == first) {
			Thread.onSpinWait();
			next = system.lookup(NAME);
		}

		spec.subject(system).send(Event.of("again"));
		assertThat(List.of(track.next(), track.next(), track.next())).containsExactly("A:go", "B:crash", "A:again");
	}

	/** Nothing arrives at the starter either: the fixture looks into its mailbox. */
	private static void assertStartFails(StateMachine<Place, Integer, Event> machine, Process self, StartError error) {
		self.trapExits(true);
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> machine.start(self))
			.extracting(StartException::error)
			.isEqualTo(error);
	}

}
