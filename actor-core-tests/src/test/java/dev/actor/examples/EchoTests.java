package dev.actor.examples;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.process.Down;
import dev.actor.process.Exit;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example {@link Echo}. */
@ActorSystemTest(virtualTime = true)
class EchoTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	@Test
	@ActorSystemTest
	void aSimpleProcessPrintsOnceAndEndsNormallyWithItsVirtualThread(Process self) throws InterruptedException {
		self.trapExits(true);
		Subject<Thread> threads = self.subject();
		Subject<String> lines = self.subject();

		Pid pid = Echo.simpleProcess(self, (line) -> {
			threads.send(Thread.currentThread());
			lines.send(line);
		});

		assertThat(self.receive(Selector.<Exit>empty().trappedExits((exit) -> exit), SOON))
			.hasValue(new Exit(pid, ExitReason.NORMAL));
		assertThat(self.receive(lines, Duration.ZERO)).hasValue("Hello from process!");
		assertThat(self.receive(lines, Duration.ZERO)).isEmpty();
		Thread thread = self.receive(threads, Duration.ZERO).orElseThrow();
		assertThat(thread.isVirtual()).isTrue();
		assertThat(thread.join(SOON)).isTrue();
	}

	@Test
	void anEchoProcessIsAliveAndIdleAtFirst(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();

		Subject<Echo.Message> echo = Echo.echoProcess(system, lines::send);

		assertThat(echo.owner()).get().extracting(Pid::isAlive).isEqualTo(true);
		assertThat(self.receive(lines, Duration.ofMillis(100))).isEmpty();
	}

	@Test
	void whatIsSentIsPrintedInOrderUntilStop(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();
		Subject<Echo.Message> echo = Echo.echoProcess(system, lines::send);
		Monitor monitor = self.monitor(echo.owner().orElseThrow());

		Echo.sendMessages(echo);

		assertThat(down(self, monitor)).get().extracting(Down::reason).isEqualTo(ExitReason.NORMAL);
		for (String line : List.of("Received Ping", "Received Pong", "Stopping")) {
			assertThat(self.receive(lines, Duration.ZERO)).hasValue(line);
		}
		assertThat(self.receive(lines, Duration.ZERO)).isEmpty();
		echo.send(new Echo.Message.Ping());
		assertThat(system.deadLetterCount()).isEqualTo(1);
		assertThat(self.receive(lines, Duration.ofMillis(100))).isEmpty();
	}

	@Test
	void silenceIsReportedEachSecond(ActorSystem system, Process self) {
		Subject<String> lines = self.subject();
		long begin = self.monotonicNanos();
		Subject<Echo.Message> echo = Echo.echoProcess(system, lines::send);

		assertThat(self.receive(lines, SOON)).hasValue("Timeout");
		assertThat(self.receive(lines, SOON)).hasValue("Timeout");
		assertThat(Duration.ofNanos(self.monotonicNanos() - begin)).isBetween(Duration.ofSeconds(2),
				Duration.ofSeconds(10));
		echo.send(new Echo.Message.Stop());
		Optional<String> last = self.receive(lines, SOON);
		while (last.equals(Optional.of("Timeout"))) {
			last = self.receive(lines, SOON);
		}
		assertThat(last).hasValue("Stopping");
	}

	private static Optional<Down> down(Process self, Monitor monitor) {
		return self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), SOON);
	}

}
