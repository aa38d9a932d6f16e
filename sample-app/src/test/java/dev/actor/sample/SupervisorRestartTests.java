package dev.actor.sample;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.supervisor.Supervisor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the targets when one of them crashes so often that all start anew. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "monitor.max-targets=5")
@AutoConfigureRestTestClient
class SupervisorRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@Autowired
	private RestTestClient client;

	@Autowired
	private ActorSystem system;

	@Autowired
	@Qualifier("targets")
	private Supervisor targets;

	@Test
	void addedTargetsComeBackAndRemovedOnesDoNot() throws InterruptedException {
		this.client.post()
			.uri("/targets")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("id", "shop", "url", "http://localhost:1/"))
			.exchange()
			.expectStatus()
			.isCreated();
		this.client.delete().uri("/targets/dying").exchange().expectStatus().isNoContent();
		Pid before = this.targets.pid().orElseThrow();

		for (int crash = 1; crash <= 21; crash++) {
			crashUp();
		}

		awaitExit(before);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(this.targets.tree().children()).extracting("name")
				.containsExactlyInAnyOrder("target-up", "target-slow", "target-flaky", "target-shop");
			assertThat(get("/targets/shop")).hasStatusOk()
				.bodyJson()
				.extractingPath("$.results[0].outcome")
				.isEqualTo("no connection");
		});
		assertThat(get("/targets")).bodyJson()
			.extractingPath("$[*].id")
			.asArray()
			.containsExactly("up", "slow", "flaky", "shop");
		assertThat(this.client.delete().uri("/targets/shop").exchange().returnResult().getStatus().value())
			.isEqualTo(204);
	}

	private void crashUp() throws InterruptedException {
		Pid pid = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.system.subject(Name.of("target-up")).owner(), (owner) -> owner.isPresent())
			.orElseThrow();
		this.client.post().uri("/targets/up/crash").exchange().expectStatus().isAccepted();
		awaitExit(pid);
	}

	private void awaitExit(Pid pid) throws InterruptedException {
		CountDownLatch ended = new CountDownLatch(1);
		pid.onExit((reason) -> ended.countDown());
		assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private RestTestClientResponse get(String path) {
		return RestTestClientResponse.from(this.client.get().uri(path).exchange());
	}

}
