package dev.actor.sample;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see when an actor crashes. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class CrashTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String CRASHING = "root/targets/target-up";

	@Autowired
	private RestTestClient client;

	@Test
	void crashedTargetComesBackAloneAndWithoutItsHistory() {
		await(() -> assertThat(resultsOfUp()).isNotEmpty());
		String oldest = resultsOfUp().getLast().at();
		Map<String, Node> before = tree();
		assertThat(before).containsKeys("root", "root/ledger/stats", "root/ledger/results", CRASHING,
				"root/targets/target-slow", "root/targets/target-flaky", "root/targets/target-dying");

		this.client.post().uri("/targets/up/crash").exchange().expectStatus().isAccepted();

		await(() -> assertThat(tree().get(CRASHING).restarts()).isEqualTo(before.get(CRASHING).restarts() + 1));
		Map<String, Node> after = tree();
		assertThat(after.get(CRASHING).state()).isEqualTo("running");
		assertThat(after.get(CRASHING).pid()).isNotNull().isNotEqualTo(before.get(CRASHING).pid());
		assertThat(after.get(CRASHING).lastExit()).contains("Target 'up' was told to crash");
		assertThat(pidsWithoutCrashing(after)).isEqualTo(pidsWithoutCrashing(before));
		assertThat(resultsOfUp()).extracting(Result::at).doesNotContain(oldest);
		await(() -> assertThat(resultsOfUp()).isNotEmpty());
		this.client.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP")
			.jsonPath("$.components.actors.status")
			.isEqualTo("UP");
	}

	private static void await(Runnable assertion) {
		Awaitility.await().atMost(PATIENCE).untilAsserted(assertion::run);
	}

	private static Map<String, String> pidsWithoutCrashing(Map<String, Node> tree) {
		Map<String, String> pids = new HashMap<>();
		tree.forEach((path, node) -> pids.put(path, node.pid()));
		pids.remove(CRASHING);
		return pids;
	}

	private List<Result> resultsOfUp() {
		return get("/targets/up", Status.class).results();
	}

	private Map<String, Node> tree() {
		Map<String, Node> places = new HashMap<>();
		get("/actuator/actors", Trees.class).trees().forEach((tree) -> collect("", tree, places));
		return places;
	}

	private static void collect(String above, Node node, Map<String, Node> places) {
		places.put(above + node.name(), node);
		node.children().forEach((child) -> collect(above + node.name() + "/", child, places));
	}

	private <T> T get(String path, Class<T> type) {
		return Objects.requireNonNull(this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(type)
			.returnResult()
			.getResponseBody());
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Status(List<Result> results) {

	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Result(String at) {

	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Trees(List<Node> trees) {

	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Node(String name, String state, @Nullable String pid, int restarts, @Nullable String lastExit,
			List<Node> children) {

	}

}
