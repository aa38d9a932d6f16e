package dev.actor.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.ExitReason;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Process;
import dev.actor.test.ActorSystemTest;
import dev.actor.testing.Rule;
import org.junit.jupiter.api.Test;

import static dev.actor.supervisor.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/** How a dynamic supervisor stops its children: all at the same time. */
@ActorSystemTest(virtualTime = true)
class DynamicShutdownTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	@Test
	@ActorSystemTest
	@Rule("R295")
	void allHaveTheSameTimeAndThoseThatNeedMoreAreKilled(ActorSystem system, Process self) {
		DynamicSupervisor<Duration, Started<String>> supervisor = system.start(slow().shutdown(Duration.ofSeconds(3)));
		List<Monitor> prompt = IntStream.range(0, 20)
			.mapToObj((i) -> self.monitor(supervisor.startChild(Duration.ofMillis(500)).pid()))
			.toList();
		List<Monitor> endless = List.of(self.monitor(supervisor.startChild(LONG).pid()),
				self.monitor(supervisor.startChild(LONG).pid()));
		long begin = self.monotonicNanos();

		assertThat(system.stop(supervisor.pid().orElseThrow(), Duration.ofSeconds(20))).isTrue();

		// One after the other would be ten seconds for the prompt ones alone.
		assertThat(Duration.ofNanos(self.monotonicNanos() - begin)).isBetween(Duration.ofSeconds(3),
				Duration.ofSeconds(9));
		assertThat(prompt).map(new Chronicle(self)::down).containsOnly(ExitReason.SHUTDOWN);
		assertThat(endless).map(new Chronicle(self)::down).containsOnly(ExitReason.KILLED);
	}

	@Test
	@Rule("R296")
	void thoseThatAreToBeKilledAreNotAsked(ActorSystem system, Process self) {
		DynamicSupervisor<Duration, Started<String>> supervisor = system.start(slow().shutdown(Shutdown.BRUTAL_KILL));
		List<Monitor> monitors = IntStream.range(0, 10)
			.mapToObj((i) -> self.monitor(supervisor.startChild(LONG).pid()))
			.toList();

		assertThat(system.stop(supervisor.pid().orElseThrow(), SOON)).isTrue();

		assertThat(monitors).map(new Chronicle(self)::down).hasSize(10).containsOnly(ExitReason.KILLED);
	}

	@Test
	@Rule("R295")
	void withoutALimitAllAreAwaited(ActorSystem system, Process self) {
		DynamicSupervisor<Duration, Started<String>> supervisor = system.start(slow().shutdown(Shutdown.INFINITY));
		Monitor monitor = self.monitor(supervisor.startChild(Duration.ofMillis(300)).pid());

		assertThat(system.stop(supervisor.pid().orElseThrow(), Duration.ofSeconds(20))).isTrue();

		assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
	}

	@Test
	@Rule("R293")
	void childrenThatEndByThemselvesMeanwhileKeepTheirReasons(ActorSystem system, Process self) {
		for (int i = 0; i < 100; i++) {
			Pid supervisor = dying().start(self).pid();
			DynamicSupervisor<ExitReason, Started<String>> handle = dying().handle(system);
			List<Monitor> monitors = List.of(self.monitor(handle.startChild(ExitReason.NORMAL).pid()),
					self.monitor(handle.startChild(ExitReason.abnormal("own")).pid()),
					self.monitor(handle.startChild(ExitReason.shutdown("detail")).pid()));
			self.unlink(supervisor);

			assertThat(system.stop(supervisor, Duration.ofSeconds(20))).isTrue();

			assertThat(monitors).map(new Chronicle(self)::down)
				.containsExactly(ExitReason.NORMAL, ExitReason.abnormal("own"), ExitReason.shutdown("detail"));
		}
	}

	@Test
	@Rule("R362")
	void theEndOfTheParentIsTheEndOfAllChildren(ActorSystem system, Process self) {
		DynamicSupervisorSpec<Duration, Started<String>> spec = slow();
		Supervisor top = system.start(SupervisorSpec.oneForOne("top").child(spec));
		DynamicSupervisor<Duration, Started<String>> supervisor = spec.handle(system);
		List<Pid> pids = IntStream.range(0, 10).mapToObj((i) -> supervisor.startChild(Duration.ZERO).pid()).toList();
		Monitor monitor = self.monitor(supervisor.pid().orElseThrow());

		assertThat(top.terminateChild("slow")).isTrue();

		assertThat(new Chronicle(self).down(monitor)).isEqualTo(ExitReason.SHUTDOWN);
		assertThat(pids).noneMatch(Pid::isAlive);
	}

	/** Children that need time to end. */
	private static DynamicSupervisorSpec<Duration, Started<String>> slow() {
		return DynamicSupervisorSpec.of("slow",
				(supervisor, time) -> Actor.of(0, (Integer state, String message) -> Next.state(state))
					.onTerminate((state, reason) -> Process.current().sleep(time))
					.start(supervisor));
	}

	/** Children that end for a reason of their own when they are asked to. */
	private static DynamicSupervisorSpec<ExitReason, Started<String>> dying() {
		return DynamicSupervisorSpec.of("dying",
				(supervisor, own) -> Actor.of(0, (Integer state, String message) -> Next.state(state))
					.onTerminate((state, reason) -> {
						throw Process.current().exit(own);
					})
					.start(supervisor));
	}

}
