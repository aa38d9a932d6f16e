package dev.actor.spring.boot.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(classes = ProblemDetailsController.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "actor.web.problem-details=true", "actor.root.intensity=1000" })
@AutoConfigureRestTestClient
class ProblemDetailsMvcTests {

	@Autowired
	private RestTestClient client;

	@ParameterizedTest
	@CsvSource({ "/silent,No answer in time", "/silent-async,No answer in time",
			"/crash,The service is being restarted or has stopped" })
	void whatNoActorAnswersIsUnavailable(String path, String detail) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(503)
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

	@Test
	void anAnswerIsAnAnswer() {
		this.client.get().uri("/count").exchange().expectStatus().isOk().expectBody(String.class).isEqualTo("0");
	}

}
