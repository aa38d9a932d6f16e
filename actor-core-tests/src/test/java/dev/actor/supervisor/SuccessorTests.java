package dev.actor.supervisor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A killed child whose code goes on: two incarnations shall not work side by side. */
@ActorSystemTest
class SuccessorTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private static final Duration A_WHILE = Duration.ofMillis(200);

	private final AtomicBoolean stop = new AtomicBoolean();

	@Test
	void startsOnlyWhenTheOldHandlerHasLeftItsCode(ActorSystem system, Process self) {
		Subject<Pid> starts = self.subject();
		Subject<String> spins = self.subject();
		Pid first = startSpinning(system, self, starts, spins, Duration.ofDays(1));

		first.kill();
		assertThat(first.isAlive()).isFalse();
		assertThat(self.receive(starts, A_WHILE)).isEmpty();
		this.stop.set(true);

		assertThat(self.receive(starts, SOON)).hasValueSatisfying((pid) -> assertThat(pid).isNotEqualTo(first));
		assertThat(system.zombieCount()).isZero();
	}

	@Test
	void startsAlsoWhenTheTimeToStopIsOverAndTheZombieIsCounted(ActorSystem system, Process self) {
		Subject<Pid> starts = self.subject();
		Subject<String> spins = self.subject();
		Pid first = startSpinning(system, self, starts, spins, Duration.ofMillis(50));

		first.kill();

		assertThat(self.receive(starts, SOON)).hasValueSatisfying((pid) -> assertThat(pid).isNotEqualTo(first));
		assertThat(system.zombieCount()).isOne();
		this.stop.set(true);
	}

	/** A child whose handler spins, deaf to interrupts, until it is told to stop. */
	private Pid startSpinning(ActorSystem system, Process self, Subject<Pid> starts, Subject<String> spins,
			Duration shutdown) {
		ActorSpec<String> spinner = ActorSpec.of("spinner", Actor.withInit((child, subject) -> {
			starts.send(child.pid());
			return 0;
		}, (Integer state, String message) -> {
			spins.send("spins");
			while (!this.stop.get()) {
				Thread.onSpinWait();
			}
			return Next.state(state);
		}));
		system.start(SupervisorSpec.oneForOne("top").child(ChildSpec.of(spinner).shutdown(shutdown)));
		Pid first = self.receive(starts, SOON).orElseThrow();
		spinner.subject(system).send("spin");
		assertThat(self.receive(spins, SOON)).isPresent();
		return first;
	}

}
