package dev.actor.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "monitor.max-targets=6", "monitor.ledger.max-results=5" })
@AutoConfigureRestTestClient
class MonitorApplicationTests {

	/** Nobody listens there. */
	private static final String URL = "http://localhost:1/";

	@LocalServerPort
	private int port;

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
	void namesTargetsOfOneHostDifferentlyEvenIfTheyComeAtTheSameTime() {
		for (int round = 0; round < 50; round++) {
			try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Future<RestTestClientResponse>> answers = Stream
					.generate(() -> clients.submit(() -> add(Map.of("url", URL))))
					.limit(2)
					.toList();

				assertThat(answers).allSatisfy((answer) -> assertThat(answer.get()).hasStatus(HttpStatus.CREATED));
				assertThatIds().contains("localhost", "localhost-2");
			}
			finally {
				delete("localhost");
				delete("localhost-2");
			}
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
	@CsvSource(quoteCharacter = '"',
			textBlock = """
					example.com,               'url' must begin with http:// or https://
					ftp://example.com/,        'url' must begin with http:// or https://, but begins with ftp:
					"",                        'url' is missing; it must be a URL such as https://example.com/
					"http://a b/",             'url' must be a URL such as https://example.com/: Illegal character
					http:///path,              'url' must have a host, as in http://example.com/
					http://a_b/,               "the host in 'url' must be of letters a to z, digits, dots and dashes, but is 'a_b'"
					http://example.com:99999/, "the port in 'url' must be between 1 and 65535, but is 99999"
					http://u:secret@host/,     'url' must not have a user or a password in it
					http://u:secret@a_b/,      'url' must not have a user or a password in it
					""")
	void saysWhatIsWrongWithAUrlAndWhatIsRight(String url, String detail) {
		RestTestClientResponse answer = add(Map.of("url", url));

		assertProblem(answer, HttpStatus.BAD_REQUEST, detail);
		assertThat(answer).bodyText().doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			id,       a b,    'id' must be 1 to 40 letters
			id,       ../etc, 'id' must be 1 to 40 letters
			interval, 999ms,  "'interval' must be a second or more, but is '999ms'"
			interval, -5s,    "'interval' must be a second or more, but is '-5s'"
			interval, 0s,     "'interval' must be a second or more, but is '0s'"
			interval, 2d,     "'interval' must be a day at most, but is PT48H"
			interval, 10,     "'interval' must be a number and its unit (ms, s, m, h), as in 10s or 1m, but is '10'"
			interval, soon,   "'interval' must be a number and its unit (ms, s, m, h), as in 10s or 1m, but is 'soon'"
			timeout,  5,      "'timeout' must be a number and its unit (ms, s, m, h), as in 10s or 1m, but is '5'"
			timeout,  0s,     "'timeout' must be longer than zero, but is PT0S"
			timeout,  -1s,    "'timeout' must be longer than zero, but is PT-1S"
			""")
	void saysWhatIsWrongWithOtherValuesAndWhatIsRight(String field, String value, String detail) {
		Map<String, String> request = new HashMap<>(Map.of("id", "wrong", "url", URL));
		request.put(field, value);

		assertProblem(add(request), HttpStatus.BAD_REQUEST, detail);
	}

	@Test
	void refusesAnIntervalThatIsANumberForItHasNoUnit() {
		assertProblem(add(Map.of("url", URL, "interval", 10)), HttpStatus.BAD_REQUEST, "as in 10s or 1m, but is '10'");
	}

	@Test
	void refusesFieldsThatItDoesNotKnow() {
		assertProblem(add(Map.of("url", URL, "intervall", "1m")), HttpStatus.BAD_REQUEST,
				"A target has no 'intervall'; it has 'url', and if you like 'id', 'interval' and 'timeout'");
	}

	@Test
	void refusesWhatIsNoTarget() {
		assertProblem(add(List.of(1)), HttpStatus.BAD_REQUEST, "The body must be a JSON object");
		assertProblem(add("{"), HttpStatus.BAD_REQUEST, "The body must be a JSON object");
		assertProblem(add(Map.of()), HttpStatus.BAD_REQUEST, "'url' is missing");
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

			assertProblem(get("/targets/gone"), HttpStatus.SERVICE_UNAVAILABLE, "being restarted or has stopped");
			assertProblem(crash("gone"), HttpStatus.SERVICE_UNAVAILABLE, "being restarted or has stopped");
			assertThat(get("/targets")).hasStatusOk()
				.bodyJson()
				.extractingPath("$[?(@.id == 'gone')].state")
				.asArray()
				.containsExactly("SILENT");
		}
		finally {
			assertThat(delete("gone")).hasStatus(HttpStatus.NO_CONTENT);
		}
	}

	@Test
	void isOutOfReachForOtherMachines() throws IOException {
		List<InetAddress> addresses = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress())
			.toList();

		assertThat(addresses).allSatisfy((address) -> {
			try (Socket socket = new Socket()) {
				assertThatIOException()
					.isThrownBy(() -> socket.connect(new InetSocketAddress(address, this.port), 2000));
			}
		});
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
