package dev.actor.sample.monitor;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.sample.ledger.ResultsMessage;
import dev.actor.sample.ledger.StatsMessage;
import dev.actor.sample.probe.HttpProbe;
import dev.actor.supervisor.SupervisorSpec;
import dev.actor.test.ActorSystemTest;
import dev.actor.test.CrashReports;
import dev.actor.test.Probe;
import dev.actor.test.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A target that nobody answers, in a time in which ten seconds are over at once. */
@ActorSystemTest(virtualTime = true)
class TargetActorsTests {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final HttpClient client = HttpClient.newHttpClient();

	private Probe<StatsMessage> stats;

	private Probe<ResultsMessage> results;

	private Subject<TargetMessage> target;

	@BeforeEach
	void start(ActorSystem system, Probe<StatsMessage> stats, Probe<ResultsMessage> results) {
		this.stats = stats;
		this.results = results;
		TargetActors actors = new TargetActors(new HttpProbe(this.client, Optional::empty), stats.subject(),
				results.subject());
		ActorSpec<TargetMessage> spec = actors
			.spec(new Target("gone", URI.create("http://127.0.0.1:1/"), INTERVAL, Duration.ofSeconds(3)));
		system.start(SupervisorSpec.oneForOne("targets").child(spec));
		this.target = spec.subject(system);
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	private void expectProbe() {
		assertThat(this.stats.<StatsMessage.Count>expect(StatsMessage.Count.class).result().up()).isFalse();
		this.results.expect(ResultsMessage.Add.class);
	}

	@Test
	void isProbedAtOnceAndThenInEachInterval(VirtualTime time) {
		expectProbe();
		for (int i = 0; i < 20; i++) {
			time.advance(INTERVAL.minusMillis(1));
			this.stats.expectNone(Duration.ZERO);
			time.advance(Duration.ofMillis(1));
			expectProbe();
		}
		TargetStatus status = this.target.call(TargetMessage.Status::new, Duration.ofSeconds(1));
		assertThat(status.results()).hasSize(TargetActors.HISTORY);
	}

	@Test
	void isProbedAtOnceWhenItWasStartedAgain(CrashReports crashes, VirtualTime time) {
		expectProbe();
		crashes.expectCrash("target-gone", () -> this.target.send(new TargetMessage.Crash()));
		expectProbe();
		time.advance(INTERVAL);
		expectProbe();
		this.stats.expectNone(Duration.ofMillis(1));
	}

}
