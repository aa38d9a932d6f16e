package dev.actor.behavior;

import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.InitIgnoredException;
import dev.actor.process.Name;
import dev.actor.process.NameTakenException;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.StartError;
import dev.actor.process.StartException;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ActorSystemTest
class ActorStartFormTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private static final Duration A_MOMENT = Duration.ofMillis(100);

	@Test
	@Rule({ "R171", "R167" })
	void anInitialiserThatIsIgnoredLeavesNothing(ActorSystem system, Process self) {
		Name<String> name = Name.of("worker");
		Subject<Pid> pids = self.subject();
		self.trapExits(true);
		Actor<String, String> ignored = Actor.<String, String>withInit((process, subject) -> {
			pids.send(process.pid());
			throw new InitIgnoredException();
		}, (state, message) -> Next.state(state)).named(name);

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> ignored.start(self))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.Ignored()));

		assertThat(self.receive(pids, SOON).orElseThrow().isAlive()).isFalse();
		assertThat(system.lookup(name)).isEmpty();
		assertThat(self.receive(Selector.empty().other((any) -> any), A_MOMENT)).isEmpty();
	}

	@Test
	@Rule({ "R020", "R201" })
	void anActorCanBeWatchedFromItsFirstMomentOn(Process self) {
		Actor<String, String> hasty = Actor.<String, String>withInitialiser(
				(process, subject) -> Initialised.<String, String>of("state").then((state) -> Next.stopAbnormal("end")),
				(state, message) -> Next.state(state));
		for (int i = 0; i < 1000; i++) {
			Actor.Monitored<String> actor = hasty.startMonitored(self);
			assertThat(self.receive(Selector.<Down>empty().monitor(actor.monitor(), (down) -> down), SOON))
				.hasValue(new Down(actor.monitor(), actor.started().pid(), ExitReason.abnormal("end")));
		}
	}

	@Test
	@Rule({ "R167", "R201" })
	void aWatchedStartThatFailsLeavesNothing(Process self) {
		self.trapExits(true);
		Actor<String, String> slow = Actor.<String, String>withInit((process, subject) -> {
			process.sleep(Duration.ofDays(1));
			return "state";
		}, (state, message) -> Next.state(state)).initTimeout(Duration.ofMillis(20));
		Actor<String, String> broken = Actor.<String, String>withInit((process, subject) -> {
			throw new IllegalStateException("broken");
		}, (state, message) -> Next.state(state));

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> slow.startMonitored(self))
			.satisfies((ex) -> assertThat(ex.error()).isInstanceOf(StartError.InitTimeout.class));
		assertThatExceptionOfType(StartException.class).isThrownBy(() -> broken.startMonitored(self))
			.satisfies((ex) -> assertThat(ex.error()).isInstanceOf(StartError.InitExited.class));

		assertThat(self.receive(Selector.empty().other((any) -> any), A_MOMENT)).isEmpty();
	}

	@Test
	@Rule("R161")
	void whatTheInitialiserReturnsIsThereWithItsType(ActorSystem system) {
		Started<String> actor = Actor
			.<String, String>withInitialiser(
					(process, subject) -> Initialised.<String, String>of("state").returning(42),
					(state, message) -> Next.state(state))
			.start(system);

		assertThat(actor.data(Integer.class)).isEqualTo(42);
		assertThatIllegalStateException().isThrownBy(() -> actor.data(String.class))
			.withMessageContaining("java.lang.Integer")
			.withMessageContaining("java.lang.String");
		Started<String> plain = Actor.<String, String>of("state", (state, message) -> Next.state(state)).start(system);
		assertThat(plain.returned()).isEqualTo(Optional.empty());
	}

	@Test
	@Rule("R169")
	void aRegistrarEntersTheActorBeforeItsInitialiserRunsOrRefusesIt(ActorSystem system, Process self) {
		Subject<String> told = self.subject();
		Name<String> name = Name.of("worker");
		Pid holder = system.spawn((process) -> process.sleep(Duration.ofDays(1)));
		Actor<String, String> actor = Actor.<String, String>withInit((process, subject) -> {
			told.send("initialised");
			return "state";
		}, (state, message) -> Next.state(state)).named(name);

		Pid pid = actor.registered((entered, subject) -> told.send("entered " + entered.isAlive())).start(system).pid();
		assertThat(self.receive(told, SOON)).hasValue("entered true");
		assertThat(self.receive(told, SOON)).hasValue("initialised");
		pid.kill();

		assertThatExceptionOfType(StartException.class).isThrownBy(() -> actor.registered((entered, subject) -> {
			throw new NameTakenException("key", holder);
		}).start(self))
			.satisfies((ex) -> assertThat(ex.error()).isEqualTo(new StartError.AlreadyStarted("key", holder)));
		assertThat(self.receive(told, A_MOMENT)).isEmpty();
		assertThat(system.lookup(name)).isEmpty();
	}

}
