package dev.actor.spring.boot.actuate.endpoint;

import java.util.List;
import java.util.Map;

import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.WorkMessage;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.audit.listener.AuditListener;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the actors look like over HTTP, whichever web stack there is. */
@DirtiesContext
abstract class ActorsWebContract {

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("counter")
	private Subject<WorkMessage> counter;

	@Autowired
	private AuditEventRepository auditEvents;

	private RestTestClient client;

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	private RestTestClient.ResponseSpec get(String path) {
		return this.client.get().uri("/actuator" + path).exchange();
	}

	private RestTestClient.ResponseSpec post(String path, Map<String, Object> body) {
		return this.client.post().uri("/actuator" + path).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	@Test
	void showsTheTree() {
		get("/actors").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.system")
			.isEqualTo("application")
			.jsonPath("$.processes")
			.isEqualTo(4)
			.jsonPath("$.deadLetters")
			.isEqualTo(0)
			.jsonPath("$.lastDeadLetters")
			.isEmpty()
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
			.jsonPath("$.trees[0].children[0].children[0].mailbox")
			.isEqualTo(0)
			.jsonPath("$.trees[0].children[0].children[0].lastExit")
			.doesNotExist();
	}

	@Test
	void showsAsManyChildrenAsAreAskedFor() {
		get("/actors?limit=0").expectBody()
			.jsonPath("$.trees[0].children")
			.isEmpty()
			.jsonPath("$.trees[0].moreChildren")
			.isEqualTo(1);
	}

	@Test
	void showsOneActorByPathAndByName() {
		for (String address : List.of("/actors/root/shop/counter", "/actors/counter")) {
			get(address).expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.name")
				.isEqualTo("counter")
				.jsonPath("$.path")
				.isEqualTo("root/shop/counter")
				.jsonPath("$.supervisor")
				.isEqualTo("shop")
				.jsonPath("$.process.links[0].name")
				.isEqualTo("shop")
				.jsonPath("$.process.actorState")
				.isEqualTo("******")
				.jsonPath("$.children")
				.isEmpty();
		}
	}

	@Test
	void anUnknownPlaceIsNotFound() {
		get("/actors/root/warehouse").expectStatus().isNotFound();
		post("/actors/root/warehouse", Map.of("operation", "kill")).expectStatus().isNotFound();
	}

	@Test
	void isOperated() {
		post("/actors/root/shop/clerk", Map.of("operation", "suspend")).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.outcome")
			.isEqualTo("DONE");
		get("/actors/clerk").expectBody().jsonPath("$.state").isEqualTo("suspended");
		get("/health/actors/shop").expectBody().jsonPath("$.details.suspended[0]").isEqualTo("clerk");
		post("/actors/clerk", Map.of("operation", "log", "events", 5)).expectStatus().isOk();
		post("/actors/clerk", Map.of("operation", "no-log")).expectStatus().isOk();
		post("/actors/clerk", Map.of("operation", "resume")).expectStatus().isOk();
		post("/actors/root", Map.of("operation", "stop")).expectStatus().isEqualTo(409);
		post("/actors/clerk", Map.of("operation", "dance")).expectStatus().isBadRequest();
		post("/actors/clerk", Map.of()).expectStatus().isBadRequest();
		assertThat(this.auditEvents.find("unknown", null, ActorsEndpoint.AUDIT_TYPE))
			.extracting((event) -> event.getData().get("operation"))
			.containsSubsequence("SUSPEND", "LOG", "NO_LOG", "RESUME", "STOP");
	}

	@Test
	void aStuckActorHoldsNeitherHealthNorEndpointUp() throws InterruptedException {
		WorkMessage.Block block = new WorkMessage.Block();
		this.counter.send(block);
		block.begun().await();
		this.counter.send(new WorkMessage.Wait());

		get("/actors/counter").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.mailbox")
			.isEqualTo(1)
			.jsonPath("$.process.handling.message")
			.isEqualTo("dev.actor.spring.boot.WorkMessage$Block")
			.jsonPath("$.process.handling.since")
			.exists()
			.jsonPath("$.process.waiting['dev.actor.spring.boot.WorkMessage$Wait']")
			.isEqualTo(1);
		get("/health/actors/shop").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("DEGRADED")
			.jsonPath("$.details.degraded[?(@.actor == 'counter')].reason")
			.isEqualTo("mailbox");
		post("/actors/counter", Map.of("operation", "suspend")).expectStatus().isAccepted();
		block.gate().countDown();
		post("/actors/counter", Map.of("operation", "resume")).expectStatus().isOk();
	}

	@Test
	void joinsTheHealthAndItsGroups() {
		get("/health").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.components.actors.components.root.status")
			.isEqualTo("UP")
			.jsonPath("$.components.actors.components.shop.details.children")
			.isEqualTo(2);
		get("/health/readiness").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.components.actors.components.shop.status")
			.isEqualTo("UP");
		get("/health/liveness").expectBody().jsonPath("$.components.actors").doesNotExist();
	}

	@Test
	void publishesItsMeters() {
		get("/metrics/actor.processes").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.measurements[0].value")
			.isEqualTo(4.0);
	}

	@Test
	void joinsTheInfo() {
		get("/info").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.actors.trees[0]")
			.isEqualTo("root")
			.jsonPath("$.actors.processes")
			.isEqualTo(4);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ActorSpec<WorkMessage> counter() {
			return WorkMessage.named("counter");
		}

		@Bean
		ActorSpec<WorkMessage> clerk() {
			return WorkMessage.named("clerk");
		}

		@Bean
		SupervisorSpec shop(@Qualifier("counter") ActorSpec<WorkMessage> counter,
				@Qualifier("clerk") ActorSpec<WorkMessage> clerk) {
			return SupervisorSpec.oneForOne("shop").child(counter).child(clerk);
		}

		@Bean
		AuditEventRepository auditEventRepository() {
			return new InMemoryAuditEventRepository();
		}

		/** Boot's own configuration of audit needs Spring Security. */
		@Bean
		AuditListener auditListener(AuditEventRepository auditEventRepository) {
			return new AuditListener(auditEventRepository);
		}

	}

}
