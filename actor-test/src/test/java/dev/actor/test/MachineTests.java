package dev.actor.test;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.statemachine.StateAndData;
import dev.actor.statemachine.StateMachine;
import dev.actor.statemachine.Transition;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;

import static dev.actor.statemachine.Action.reply;
import static dev.actor.statemachine.Action.stateTimeout;
import static dev.actor.statemachine.Transition.keepState;
import static dev.actor.statemachine.Transition.next;
import static org.assertj.core.api.Assertions.assertThat;

/** State machines are tested as actors are. */
class MachineTests {

	private static final Duration OPEN = Duration.ofSeconds(10);

	private enum Door {

		LOCKED, OPEN

	}

	private sealed interface Event {

		record Unlock() implements Event {
		}

		record Lock() implements Event {
		}

		record Uses(Reply<Integer> reply) implements Event {
		}

	}

	private static StateMachine<Door, Integer, Event> door() {
		return StateMachine.of(Door.LOCKED, 0, MachineTests::handle);
	}

	private static Transition<Door, Integer, Event> handle(Door door, Integer uses, Event event) {
		return switch (event) {
			case Event.Unlock unlock -> next(Door.OPEN, uses + 1, stateTimeout(OPEN, new Event.Lock()));
			case Event.Lock lock -> next(Door.LOCKED, uses);
			case Event.Uses(Reply<Integer> reply) -> keepState(reply(reply, uses));
		};
	}

	@Test
	void aMachineIsTriedWithoutASystem() {
		BehaviorTest<StateAndData<Door, Integer>, Event> door = BehaviorTest.of(door());
		door.tell(new Event.Unlock());
		assertThat(door.state()).isEqualTo(new StateAndData<>(Door.OPEN, 1));
		assertThat(door.scheduled()).isOne();
		door.pass(OPEN.minusMillis(1));
		assertThat(door.state().state()).isEqualTo(Door.OPEN);
		door.pass(Duration.ofMillis(1));
		assertThat(door.state().state()).isEqualTo(Door.LOCKED);
		assertThat(door.<Integer>ask(Event.Uses::new)).isOne();
	}

	@Test
	@ActorSystemTest(virtualTime = true)
	void theEndOfAStatesTimeIsAMessageToFaults(ActorSystem system, Faults faults, CrashReports crashes,
			VirtualTime time) {
		ActorSpec<Event> spec = ActorSpec.of("door", door());
		system.start(SupervisorSpec.oneForOne("house").child(spec));
		Subject<Event> door = spec.subject(system);
		Pid first = door.owner().orElseThrow();
		crashes.expect("door");
		faults.on("door").matching(Event.Lock.class::isInstance).crash(() -> new IllegalStateException("jammed"));
		door.send(new Event.Unlock());
		time.advance(OPEN.minusMillis(1));
		assertThat(first.isAlive()).isTrue();
		time.advance(Duration.ofMillis(1));
		assertThat(first.isAlive()).isFalse();
		faults.assertAllFired();
		assertThat(door.<Integer>call(Event.Uses::new, Duration.ofSeconds(1))).isZero();
	}

}
