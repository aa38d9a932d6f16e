package dev.actor.statemachine;

import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.process.InitFailedException;
import dev.actor.process.InitIgnoredException;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.StartException;
import dev.actor.statemachine.Event.Place;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** After gen_statem_SUITE of Erlang/OTP. */
@ActorSystemTest
class MachineSuiteTests {

	private static final Name<Event> NAME = Name.of("machine");

	// loop_start_fail, and the start forms that fail
	@Test
	@Rule("R167")
	void noFailedStartLeavesAnythingBehind(ActorSystem system, Process self) {
		self.trapExits(true);
		// It is logged again and again.
		IllegalStateException failure = new IllegalStateException("no key");
		failure.setStackTrace(new StackTraceElement[0]);
		List<StateMachine<Place, Integer, Event>> machines = List.of(StateMachine.withInit((process, subject) -> {
			throw new InitFailedException("no key");
		}), StateMachine.withInit((process, subject) -> {
			throw new InitIgnoredException();
		}), StateMachine.withInit((process, subject) -> {
			throw failure;
		}));

		for (int i = 0; i < 300; i++) {
			for (StateMachine<Place, Integer, Event> machine : machines) {
				assertThatExceptionOfType(StartException.class).isThrownBy(() -> machine.named(NAME).start(self));

				assertThat(system.lookup(NAME)).isEmpty();
				assertThat(system.processes()).containsExactly(self.pid());
				assertThat(self.pid().info()).get().extracting(ProcessInfo::links).isEqualTo(List.of());
			}
		}
		assertThat(self.receive(Selector.<Object>empty().other((message) -> message), Track.A_MOMENT)).isEmpty();
	}

}
