package dev.actor.examples;

import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.examples.StateProcess.Request;
import dev.actor.process.Ack;
import dev.actor.process.Down;
import dev.actor.process.ExitReason;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link StateProcess}. */
@ActorSystemTest
class StateProcessTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Test
	void theFirstValueCanBeReadAtOnce(ActorSystem system) {
		assertThat(valueOf(StateProcess.stateProcess(system, 7, SOON))).isEqualTo(7);
	}

	@Test
	void whoSetsAValueReadsItAndReadingChangesNothing(ActorSystem system) {
		Subject<Request> process = StateProcess.stateProcess(system, 0, SOON);

		for (int value = 1; value <= 1000; value++) {
			assertThat(set(process, value)).isEqualTo(Ack.OK);
			assertThat(valueOf(process)).isEqualTo(value);
		}
		assertThat(valueOf(process)).isEqualTo(1000);
	}

	@Test
	void silenceChangesNothing(ActorSystem system, Process self) {
		Subject<Request> process = StateProcess.stateProcess(system, 0, Duration.ofMillis(10));
		set(process, 3);

		assertThat(self.receive(self.subject(), Duration.ofMillis(100))).isEmpty();

		assertThat(valueOf(process)).isEqualTo(3);
	}

	@Test
	void stopEndsItNormally(ActorSystem system, Process self) {
		Subject<Request> process = StateProcess.stateProcess(system, 0, SOON);
		self.monitor(process.owner().orElseThrow());

		process.send(new Request.Stop());

		assertThat(self.receive(Selector.<Down>empty().monitors((down) -> down), SOON)).get()
			.extracting(Down::reason)
			.isEqualTo(ExitReason.NORMAL);
	}

	@Test
	void aClientPrintsWhatItSetAndLeavesNothingBehind(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();

		StateProcess.useStateProcess(system, lines::send);

		assertThat(self.receive(lines, Duration.ZERO)).hasValue("42");
		assertThat(self.pid().info().map(ProcessInfo::mailboxLength)).isEqualTo(Optional.of(0));
		for (Pid pid : system.processes()) {
			if (pid != self.pid()) {
				self.monitor(pid);
				assertThat(self.receive(Selector.<Down>empty().monitors((down) -> down), SOON)).isPresent();
			}
		}
		assertThat(system.processCount()).isEqualTo(1);
	}

	private static Ack set(Subject<Request> process, int value) {
		return process.call((replyTo) -> new Request.SetValue(value, replyTo), SOON);
	}

	private static int valueOf(Subject<Request> process) {
		return process.call(Request.GetValue::new, SOON);
	}

}
