package dev.actor.examples;

import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.examples.CodeLock.Door;
import dev.actor.examples.CodeLock.Event;
import dev.actor.inspect.Sys;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.statemachine.Action;
import dev.actor.statemachine.StateAndData;
import dev.actor.statemachine.Transition;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@ActorSystemTest
class CodeLockTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Duration LONG = Duration.ofHours(1);

	private static Subject<Event> start(ActorSystem system, CodeLock lock) {
		return system.start(ActorSpec.of("door", lock.machine())).subject();
	}

	private static void type(Subject<Event> door, String code) {
		code.chars().forEach((digit) -> door.send(new Event.Button((char) digit)));
	}

	@Test
	void theCodeOpensTheDoorForAWhile(ActorSystem system, Process self) {
		Subject<Door> bolt = self.subject();
		Subject<Event> door = start(system, new CodeLock("1234", LONG, Duration.ofMillis(20), bolt::send));
		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);

		type(door, "1233");
		assertThat(self.receive(bolt, A_MOMENT)).isEmpty();
		type(door, "1234");

		assertThat(self.receive(bolt, SOON)).hasValue(Door.OPEN);
		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);
	}

	@Test
	void whatIsTypedTooSlowlyIsForgotten(ActorSystem system, Process self) {
		Subject<Door> bolt = self.subject();
		Subject<Event> door = start(system, new CodeLock("1234", Duration.ofMillis(1), LONG, bolt::send));
		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);

		type(door, "123");
		while (!Sys.of(door).state().equals(Optional.of(new StateAndData<>(Door.LOCKED, "")))) {
			Thread.onSpinWait();
		}
		type(door, "4");

		assertThat(self.receive(bolt, A_MOMENT)).isEmpty();
	}

	@Test
	void whatIsTypedWhileTheDoorIsOpenCountsWhenItIsLocked(ActorSystem system, Process self) {
		Subject<Door> bolt = self.subject();
		Subject<Event> door = start(system, new CodeLock("1234", LONG, Duration.ofMillis(50), bolt::send));

		type(door, "12341234");

		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);
		assertThat(self.receive(bolt, SOON)).hasValue(Door.OPEN);
		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);
		assertThat(self.receive(bolt, SOON)).hasValue(Door.OPEN);
		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);
	}

	@Test
	void theDoorAnswersInEachState(ActorSystem system, Process self) {
		Subject<Door> bolt = self.subject();
		Subject<Event> door = start(system, new CodeLock("1", LONG, LONG, bolt::send));
		assertThat(self.receive(bolt, SOON)).hasValue(Door.LOCKED);

		assertThat(door.<Integer>call(Event.CodeLength::new, SOON)).isEqualTo(1);
		type(door, "1");
		assertThat(self.receive(bolt, SOON)).hasValue(Door.OPEN);
		assertThat(door.<Integer>call(Event.CodeLength::new, SOON)).isEqualTo(1);
	}

	@Test
	void aHandlerIsAFunctionThatIsTestedWithoutAProcess() {
		CodeLock lock = new CodeLock("42", Duration.ofSeconds(30), Duration.ofSeconds(10), (door) -> {
		});

		assertThat(lock.handle(Door.LOCKED, "", new Event.Button('4')))
			.isEqualTo(Transition.keep("4", Action.eventTimeout(Duration.ofSeconds(30), new Event.Forget())));
		assertThat(lock.handle(Door.LOCKED, "4", new Event.Button('2'))).isEqualTo(Transition.next(Door.OPEN, ""));
		assertThat(lock.handle(Door.OPEN, "", new Event.Button('1')))
			.isEqualTo(Transition.keepState(Action.postpone()));
	}

}
