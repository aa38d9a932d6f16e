package dev.actor.sample.monitor;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.actor.ActorSystem;
import dev.actor.process.AttachedProcess;
import dev.actor.sample.monitor.TargetStatus.State;
import dev.actor.sample.probe.HttpProbe;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The monitor without Spring, with targets that wait for the end of the test. */
class MonitorTests {

	private final CountDownLatch end = new CountDownLatch(1);

	private HttpClient client;

	private ActorSystem system;

	private AttachedProcess test;

	private Supervisor supervisor;

	private Monitor monitor;

	@BeforeEach
	void start() {
		this.client = HttpClient.newHttpClient();
		this.system = ActorSystem.create("test");
		this.test = this.system.attach();
		this.supervisor = this.system.start(SupervisorSpec.oneForOne("targets"));
		this.monitor = new Monitor(this.system, this.supervisor, actors(), new MonitorProperties(List.of(), 100));
	}

	@AfterEach
	void stop() {
		this.end.countDown();
		this.test.close();
		this.system.close();
		this.client.shutdownNow();
	}

	@Test
	void waitsForAllTargetsThatDoNotAnswerOnlyOnce() {
		// A path alone makes the actor ask for the own address, and wait for it.
		IntStream.rangeClosed(1, 20).forEach((n) -> this.monitor.add(target("silent-" + n, "/")));
		this.monitor.add(target("answering", "http://localhost:1/"));

		long begin = System.nanoTime();
		List<TargetStatus> statuses = this.monitor.statuses();
		Duration took = Duration.ofNanos(System.nanoTime() - begin);

		assertThat(statuses).hasSize(21);
		assertThat(statuses.subList(0, 20)).extracting(TargetStatus::state).containsOnly(State.SILENT);
		assertThat(statuses.getLast().state()).isNotEqualTo(State.SILENT);
		assertThat(took).as("one after the other it would be 20 s").isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void saysOfATargetThatTheSupervisorHasBroughtBackThatItCannotBeStartedYet() {
		Target shop = target("shop", "http://localhost:1/");
		this.monitor.add(shop);
		Monitor other = new Monitor(this.system, this.supervisor, actors(), new MonitorProperties(List.of(), 100));

		assertThatExceptionOfType(TargetProblem.class).isThrownBy(() -> other.add(shop))
			.satisfies((problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(503))
			.withMessageContaining("try again")
			.withMessageContaining("already runs");
		assertThat(other.statuses()).isEmpty();
		assertThatExceptionOfType(TargetProblem.class).isThrownBy(() -> this.monitor.add(shop))
			.satisfies((problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(409));
	}

	private Optional<URI> waitForTheEnd() {
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Optional.empty();
	}

	private TargetActors actors() {
		return new TargetActors(new HttpProbe(this.client, this::waitForTheEnd), this.test.subject(),
				this.test.subject());
	}

	private static Target target(String id, String url) {
		return new Target(id, URI.create(url), Duration.ofDays(1), Duration.ofSeconds(3));
	}

}
