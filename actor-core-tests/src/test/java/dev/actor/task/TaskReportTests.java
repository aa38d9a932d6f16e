package dev.actor.task;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.process.ExitReason;
import dev.actor.process.ProcessListener;
import dev.actor.supervisor.Restart;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaskReportTests {

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	@Test
	void listenersHearOfTasksThatAreStartedAgainAndOfASupervisorThatGivesUp() throws InterruptedException {
		try (ActorSystem system = ActorSystem.builder("tasks").listener(new Recorder()).build()) {
			TaskSupervisor tasks = system.start(TaskSupervisorSpec.of("tasks").intensity(2, Duration.ofMinutes(1)));

			tasks.startChild((self) -> {
				throw new IllegalStateException("on purpose");
			}, Restart.PERMANENT);

			assertThat(next()).isEqualTo("tasks restarted task of tasks");
			assertThat(next()).isEqualTo("tasks restarted task of tasks");
			assertThat(next()).isEqualTo("tasks gave up for task of tasks");
			assertThat(system.restartCount()).isEqualTo(2);
		}
	}

	private String next() throws InterruptedException {
		return this.events.poll(5, TimeUnit.SECONDS);
	}

	private final class Recorder implements ProcessListener {

		@Override
		public void restarted(String supervisor, String child, ExitReason reason) {
			TaskReportTests.this.events.add(supervisor + " restarted " + child);
		}

		@Override
		public void gaveUp(String supervisor, String child, ExitReason reason) {
			TaskReportTests.this.events.add(supervisor + " gave up for " + child);
		}

	}

}
