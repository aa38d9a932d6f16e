package dev.actor.behavior;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.process.Name;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ActorSystemTest
class ActorNameTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private static final Name<Task> NAME = Name.of("worker");

	@Test
	@Rule("R169")
	void aTakenNameIsAlreadyStartedAndTheInitialiserDoesNotRun(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Started<Task> first = Actor.of(1, Task::run).named(NAME).start(system);
		Actor<Integer, Task> second = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send("initialised");
			return 2;
		}, Task::run).named(NAME);

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> second.start(self))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.AlreadyStarted(NAME, first.pid())))
			.withMessageContaining("'worker'")
			.withMessageContaining("already registered")
			.withMessageContaining(first.pid().toString());

		assertThat(self.receive(told, A_MOMENT)).isEmpty();
		assertThat(system.lookup(NAME)).hasValue(first.pid());
		assertThat(Task.valueOf(system.subject(NAME))).isEqualTo(1);
	}

	@Test
	@Rule("R174")
	void aNamedActorIsReachableThroughWhatStartReturnsAndThroughItsName(ActorSystem system, Process self) {
		Subject<Subject<Task>> told = self.subject();
		Started<Task> started = Actor.<Integer, Task>withInit((process, subject) -> {
			told.send(subject);
			return 5;
		}, Task::run).named(NAME).start(system);

		Subject<Task> own = self.receive(told, SOON).orElseThrow();
		own.send((state) -> Next.state(state + 1));

		assertThat(Task.valueOf(own)).isEqualTo(6);
		assertThat(Task.valueOf(started.subject())).isEqualTo(6);
		assertThat(Task.valueOf(system.subject(NAME))).isEqualTo(6);
		assertThat(started.subject()).isEqualTo(system.subject(NAME));
		assertThat(system.lookup(NAME)).hasValue(started.pid());
		assertThat(started.pid().info()).get().extracting(ProcessInfo::label).isEqualTo("worker");
	}

	@Test
	@Rule("R174")
	void aSpecNamesItsActorAndStartsAFreshOneEachTime(ActorSystem system) {
		ActorSpec<Task> spec = ActorSpec.of("worker", 5, Task::run);
		Started<Task> first = spec.start(system);
		first.subject().send((state) -> Next.state(state + 1));
		assertThat(Task.valueOf(spec.subject(system))).isEqualTo(6);

		first.pid().kill();
		Started<Task> second = spec.start(system);

		assertThat(second.pid()).isNotEqualTo(first.pid());
		assertThat(Task.valueOf(first.subject())).isEqualTo(5);
	}

}
