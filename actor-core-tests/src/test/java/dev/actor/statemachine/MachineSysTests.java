package dev.actor.statemachine;

import java.util.ArrayList;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Started;
import dev.actor.inspect.Sys;
import dev.actor.process.DebugEvent;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.process.SystemRequestFailedException;
import dev.actor.statemachine.Event.Place;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What operators do to a machine: the group sys of OTP's suite. */
@ActorSystemTest
class MachineSysTests {

	record Login(String user, String password) {
	}

	@Test
	@Rule({ "R204", "R210", "R218" })
	void aSuspendedMachineLetsEventsAndTimeoutsWait(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.play(system,
				Event.keeping("start", Action.stateTimeout(Track.SHORT, Event.of("timeout"))));
		assertThat(track.next()).isEqualTo("A:start");
		Sys sys = Sys.of(machine.pid());

		sys.suspend();
		sys.suspend();
		machine.subject().send(Event.of("1"));
		// The timeout may have come before the machine was suspended.
		List<String> before = track.laterSteps();
		assertThat(track.laterSteps()).isEmpty();
		assertThat(sys.state()).hasValue(new StateAndData<>(Place.A, 0));
		sys.resume();

		List<String> after = new ArrayList<>(before);
		while (after.size() < 2) {
			after.add(track.next());
		}
		assertThat(after).containsExactlyInAnyOrder("A:timeout", "A:1");
		sys.suspend();
		sys.stop();
		assertThat(machine.pid().isAlive()).isFalse();
	}

	@Test
	@Rule("R203")
	void theStateIsThatAfterAllThatWasSentBefore(ActorSystem system) {
		Started<Event> machine = StateMachine
			.<Place, Integer, Event>of(Place.A, 0, (state, data, event) -> event.take(state, data))
			.start(system);

		machine.subject().send(Event.of("1", (state, data) -> Transition.keep(data + 1)));
		machine.subject()
			.send(Event.of("2", (state, data) -> Transition.next(Place.B, data + 1,
					Action.nextEvent(Event.of("3", (next, sum) -> Transition.keep(sum * 10))))));

		assertThat(Sys.of(machine.pid()).state(StateAndData.class)).isEqualTo(new StateAndData<>(Place.B, 20));
	}

	@Test
	@Rule({ "R211", "R212" })
	@SuppressWarnings("unchecked")
	void stateAndDataCanBeReplacedAlsoWhileSuspended(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.entering((oldState, state, data) -> Transition.keepState()).start(system);
		Sys sys = Sys.of(machine.pid());

		assertThat(sys.replaceState(StateAndData.class, (present) -> new StateAndData<>(Place.B, 7)))
			.isEqualTo(new StateAndData<>(Place.B, 7));
		assertThatExceptionOfType(SystemRequestFailedException.class)
			.isThrownBy(() -> sys.replaceState(StateAndData.class, (present) -> {
				throw new IllegalStateException("no");
			}));
		assertThatExceptionOfType(SystemRequestFailedException.class)
			.isThrownBy(() -> sys.replaceState(Object.class, (present) -> Place.C))
			.withStackTraceContaining("StateAndData");
		assertThat(sys.state()).hasValue(new StateAndData<>(Place.B, 7));

		sys.suspend();
		sys.replaceState(StateAndData.class, (present) -> new StateAndData<>(present.state(), 8));
		sys.resume();

		assertThat(sys.state()).hasValue(new StateAndData<>(Place.B, 8));
		assertThat(track.steps(machine)).as("a replaced state is not entered").containsExactly("A>A");
	}

	/** OTP 25 was seen to leave what was postponed where it is. */
	@Test
	@Rule({ "R211", "R400" })
	@SuppressWarnings("unchecked")
	void aReplacedStateRetriesNothingByItself(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.play(system, Event.early("1"));

		Sys.of(machine.pid()).replaceState(StateAndData.class, (present) -> new StateAndData<>(Place.B, 0));

		assertThat(track.steps(machine)).containsExactly("A:1");
		machine.subject().send(Event.to(Place.C, "go"));
		assertThat(track.steps(machine)).containsExactly("B:go", "C:1");
	}

	@Test
	@Rule("R219")
	void whatPeopleSeeIsRedacted(ActorSystem system, Process self) {
		Subject<Login> echo = self.subject();
		Started<Login> machine = StateMachine
			.<Place, Login, Login>of(Place.A, new Login("nobody", ""), (state, data, login) -> {
				echo.send(login);
				return login.user().equals("ann")
						? Transition.next(Place.B, login, Action.stateTimeout(Track.SHORT, new Login("bob", "secret")))
						: Transition.keep(login);
			})
			.redacting((last) -> last.state() + " of " + last.data().user(), (event) -> "login of " + event.user())
			.start(system);
		Sys sys = Sys.of(machine.pid());
		sys.log(10);

		machine.subject().send(new Login("ann", "secret"));
		assertThat(self.receive(echo, Track.SOON)).isPresent();
		assertThat(self.receive(echo, Track.SOON)).isPresent();

		assertThat(sys.status().state()).hasValue("B of bob");
		DebugEvent out = new DebugEvent.Out(Login.class.getName(), self.pid());
		assertThat(sys.log()).containsExactly(new DebugEvent.In("login of ann"), out, new DebugEvent.State("B of ann"),
				new DebugEvent.In("login of bob"), out, new DebugEvent.State("B of bob"));
		assertThat(sys.state()).hasValue(new StateAndData<>(Place.B, new Login("bob", "secret")));
	}

	@Test
	@Rule("R216")
	void withoutARedactionEventsAreShownAsTheyAre(ActorSystem system, Process self) {
		Track track = new Track(self);
		Started<Event> machine = track.machine().start(system);
		Sys.of(machine.pid()).log(10);
		Event timeout = Event.of("timeout");

		machine.subject().send(Event.keeping("start", Action.timeout("x", Track.SHORT, timeout)));
		assertThat(List.of(track.next(), track.next())).containsExactly("A:start", "A:timeout");

		assertThat(Sys.of(machine.pid()).log()).contains(new DebugEvent.In(timeout),
				new DebugEvent.State(new StateAndData<>(Place.A, 0)));
	}

}
