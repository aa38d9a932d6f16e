package dev.actor.spring.boot.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The same controller on event loops, where nobody may wait. */
@SpringBootTest(classes = ProblemDetailsController.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "actor.web.problem-details=true", "spring.main.web-application-type=reactive" })
@ExtendWith(OutputCaptureExtension.class)
class ProblemDetailsWebFluxTests {

	private final RestTestClient client;

	ProblemDetailsWebFluxTests(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Test
	void whatNoActorAnswersIsUnavailable() {
		this.client.get()
			.uri("/silent-async")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("No answer in time");
	}

	@Test
	void aCallThatWaitsIsRefusedWithAdvice(CapturedOutput output) {
		this.client.get().uri("/silent").exchange().expectStatus().isEqualTo(500);

		assertThat(output).contains("A call of the subject 'silent' would block the event loop")
			.contains("Mono.fromFuture");
	}

	@Test
	void anAnswerIsAnAnswer() {
		this.client.get().uri("/count").exchange().expectStatus().isOk().expectBody(String.class).isEqualTo("0");
	}

}
