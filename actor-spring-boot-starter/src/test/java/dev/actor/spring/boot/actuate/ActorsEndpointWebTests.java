package dev.actor.spring.boot.actuate;

import dev.actor.behavior.ActorSpec;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=health,metrics,actors",
				"management.endpoint.health.show-details=always" })
@AutoConfigureRestTestClient
class ActorsEndpointWebTests {

	@Autowired
	private RestTestClient client;

	@Test
	void showsTheTree() {
		this.client.get()
			.uri("/actuator/actors")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.system")
			.isEqualTo("application")
			.jsonPath("$.processes")
			.isEqualTo(3)
			.jsonPath("$.trees[0].name")
			.isEqualTo("root")
			.jsonPath("$.trees[0].children[0].name")
			.isEqualTo("shop")
			.jsonPath("$.trees[0].children[0].kind")
			.isEqualTo("supervisor")
			.jsonPath("$.trees[0].children[0].children[0].name")
			.isEqualTo("counter")
			.jsonPath("$.trees[0].children[0].children[0].state")
			.isEqualTo("running")
			.jsonPath("$.trees[0].children[0].children[0].pid")
			.exists()
			.jsonPath("$.trees[0].children[0].children[0].restarts")
			.isEqualTo(0)
			.jsonPath("$.trees[0].children[0].children[0].mailbox")
			.isEqualTo(0)
			.jsonPath("$.trees[0].children[0].children[0].lastExit")
			.doesNotExist();
	}

	@Test
	void showsOnePlaceOfTheTree() {
		this.client.get()
			.uri("/actuator/actors/root/shop/counter")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("counter")
			.jsonPath("$.children")
			.isEmpty();
	}

	@Test
	void anUnknownPlaceIsNotFound() {
		this.client.get().uri("/actuator/actors/root/warehouse").exchange().expectStatus().isNotFound();
	}

	@Test
	void joinsTheHealth() {
		this.client.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.components.actors.status")
			.isEqualTo("UP")
			.jsonPath("$.components.actors.details.tree.shop")
			.isEqualTo("running");
	}

	@Test
	void publishesItsMeters() {
		this.client.get()
			.uri("/actuator/metrics/actor.processes")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.measurements[0].value")
			.isEqualTo(3.0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		SupervisorSpec shop(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("shop").child(counter);
		}

	}

}
