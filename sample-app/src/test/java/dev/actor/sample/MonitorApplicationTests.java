package dev.actor.sample;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.actor.supervisor.Supervisor;
import org.assertj.core.api.ObjectArrayAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "monitor.max-targets=6", "monitor.ledger.max-results=5" })
@AutoConfigureRestTestClient
class MonitorApplicationTests {

	/** Nobody listens there. */
	private static final String URL = "http://localhost:1/";

	@Autowired
	private RestTestClient client;

	@Autowired
	@Qualifier("targets")
	private Supervisor targets;

	@ParameterizedTest
	@CsvSource({ "up, UP, HTTP 200", "slow, UP, HTTP 200", "dying, DOWN, broken answer" })
	void demoTargetIsWhatItIsCalled(String id, String state, String outcome) {
		eventually(() -> {
			AbstractJsonContentAssert<?> target = assertThat(get("/targets/" + id)).hasStatusOk().bodyJson();
			target.extractingPath("$.state").isEqualTo(state);
			target.extractingPath("$.results[0].outcome").isEqualTo(outcome);
		});
	}

	@Test
	void flakyDemoTargetIsUpAndDown() {
		eventually(() -> assertThat(get("/targets/flaky")).bodyJson()
			.extractingPath("$.results[*].outcome")
			.asArray()
			.contains("HTTP 200", "HTTP 503"));
	}

	@Test
	void slowDemoTargetTakesItsTime() {
		eventually(() -> assertThat(get("/targets/slow")).bodyJson()
			.extractingPath("$.results[0].millis")
			.asNumber()
			.satisfies((millis) -> assertThat(millis.longValue()).isBetween(1500L, 3000L)));
	}

	@Test
	void ledgerCountsAllProbesAndKeepsTheLatest() {
		eventually(() -> {
			AbstractJsonContentAssert<?> stats = assertThat(get("/stats")).hasStatusOk().bodyJson();
			for (String count : List.of("$.probes", "$.up", "$.down", "$.outcomes['HTTP 200']")) {
				stats.extractingPath(count).asNumber().satisfies((n) -> assertThat(n.longValue()).isPositive());
			}
			assertThat(get("/results")).hasStatusOk().bodyJson().extractingPath("$").asArray().hasSize(5);
		});
	}

	@Test
	void addsShowsAndRemovesATarget() {
		assertThat(add(Map.of("id", "shop", "url", URL, "interval", "1m", "timeout", "500ms")))
			.hasStatus(HttpStatus.CREATED)
			.headers()
			.hasHeaderSatisfying("Location", (values) -> assertThat(values.getFirst()).endsWith("/targets/shop"));

		assertThat(get("/targets/shop")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"id": "shop", "url": "http://localhost:1/", "interval": "PT1M", "timeout": "PT0.5S"}""");
		assertThatIds().contains("up", "slow", "flaky", "dying", "shop");
		eventually(() -> assertThat(get("/targets/shop")).bodyJson()
			.extractingPath("$.results[0].outcome")
			.isEqualTo("no connection"));

		assertThat(delete("shop")).hasStatus(HttpStatus.NO_CONTENT);
		assertProblem(get("/targets/shop"), HttpStatus.NOT_FOUND, "There is no target 'shop'");
		assertThatIds().contains("up").doesNotContain("shop");
	}

	@Test
	void namesATargetAfterItsHostIfItHasNoId() {
		try {
			assertThat(add(Map.of("url", URL))).bodyJson().extractingPath("$.id").isEqualTo("localhost");
			assertThat(add(Map.of("url", URL))).bodyJson().extractingPath("$.id").isEqualTo("localhost-2");
		}
		finally {
			delete("localhost");
			delete("localhost-2");
		}
	}

	@Test
	void refusesASecondTargetWithTheSameId() {
		assertProblem(add(Map.of("id", "up", "url", URL)), HttpStatus.CONFLICT, "There is a target 'up' already");
	}

	@Test
	void refusesMoreTargetsThanTheLimit() {
		try {
			assertThat(add(Map.of("id", "fifth", "url", URL))).hasStatus(HttpStatus.CREATED);
			assertThat(add(Map.of("id", "sixth", "url", URL))).hasStatus(HttpStatus.CREATED);

			assertProblem(add(Map.of("id", "seventh", "url", URL)), HttpStatus.CONFLICT, "There are 6 targets");
		}
		finally {
			delete("fifth");
			delete("sixth");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/demo/up", "example.com", "//example.com/", "ftp://example.com/",
			"file:///etc/passwd", "http://", "http:///path", "http://a b/", "http://[::1/", "http://example.com:99999/",
			"javascript:alert(1)" })
	void refusesWrongUrls(String url) {
		assertProblem(add(Map.of("id", "wrong", "url", url)), HttpStatus.BAD_REQUEST, "");
		assertProblem(add(Map.of("url", url)), HttpStatus.BAD_REQUEST, "");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			id,       a b,    'id' must be 1 to 40 letters
			id,       ../etc, 'id' must be 1 to 40 letters
			interval, 999ms,  'interval' must be a second or more
			interval, 10,     'interval' must be a second or more
			interval, 2d,     'interval' must be a day at most
			interval, soon,   'soon' is not a valid duration
			timeout,  0s,     'timeout' must be
			timeout,  -1s,    'timeout' must be
			""")
	void refusesOtherWrongValues(String field, String value, String detail) {
		Map<String, String> request = new HashMap<>(Map.of("id", "wrong", "url", URL));
		request.put(field, value);

		assertProblem(add(request), HttpStatus.BAD_REQUEST, detail);
	}

	@Test
	void refusesWhatIsNoTarget() {
		assertProblem(add(List.of(1)), HttpStatus.BAD_REQUEST, "");
		assertProblem(add(Map.of()), HttpStatus.BAD_REQUEST, "'url'");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /targets/nobody", "DELETE, /targets/nobody", "POST, /targets/nobody/crash",
			"GET, /targets/no body", "DELETE, /targets/no body", "POST, /targets/no body/crash" })
	void knowsNoOtherTargets(HttpMethod method, String path) {
		assertProblem(RestTestClientResponse.from(this.client.method(method).uri(path).exchange()),
				HttpStatus.NOT_FOUND, "There is no target 'no");
	}

	@Test
	void answersThatATargetIsNotThereNow() {
		assertThat(add(Map.of("id", "gone", "url", URL))).hasStatus(HttpStatus.CREATED);
		try {
			this.targets.terminateChild("target-gone");

			assertProblem(get("/targets/gone"), HttpStatus.SERVICE_UNAVAILABLE, "target-gone");
			assertProblem(crash("gone"), HttpStatus.SERVICE_UNAVAILABLE, "target-gone");
			assertThat(get("/targets")).hasStatusOk()
				.bodyJson()
				.extractingPath("$[?(@.id == 'gone')].state")
				.asArray()
				.containsExactly("UNKNOWN");
		}
		finally {
			assertThat(delete("gone")).hasStatus(HttpStatus.NO_CONTENT);
		}
	}

	@Test
	void servesThePage() {
		assertThat(get("/")).hasStatusOk().bodyText().contains("<title>Uptime monitor</title>");
	}

	private static void eventually(Runnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
	}

	private static void assertProblem(RestTestClientResponse response, HttpStatus status, String detail) {
		assertThat(response).hasStatus(status)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains(detail)
			.isNotBlank();
	}

	private ObjectArrayAssert<Object> assertThatIds() {
		return assertThat(get("/targets")).hasStatusOk().bodyJson().extractingPath("$[*].id").asArray();
	}

	private RestTestClientResponse get(String path) {
		return RestTestClientResponse.from(this.client.get().uri(path).exchange());
	}

	private RestTestClientResponse add(Object target) {
		return RestTestClientResponse
			.from(this.client.post().uri("/targets").contentType(MediaType.APPLICATION_JSON).body(target).exchange());
	}

	private RestTestClientResponse crash(String id) {
		return RestTestClientResponse.from(this.client.post().uri("/targets/{id}/crash", id).exchange());
	}

	private RestTestClientResponse delete(String id) {
		return RestTestClientResponse.from(this.client.delete().uri("/targets/{id}", id).exchange());
	}

}
