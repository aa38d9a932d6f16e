package dev.actor.spring.boot.lifecycle;

import java.time.Duration;

import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What a platform sees that asks whether the application lives. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "actor.root.intensity=0")
@AutoConfigureRestTestClient
@DirtiesContext
class LivenessProbeTests {

	@Autowired
	private RestTestClient client;

	@Autowired
	private Subject<CounterMessage> counter;

	@Test
	void theProbeFailsWhenTheRootHasGivenUp() {
		this.client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();

		this.counter.send(new CounterMessage.Crash());

		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> this.client.get()
				.uri("/actuator/health/liveness")
				.exchange()
				.expectStatus()
				.isEqualTo(503)
				.expectBody()
				.jsonPath("$.status")
				.isEqualTo("DOWN"));
		this.client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

}
