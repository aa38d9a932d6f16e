package dev.actor.spring.boot.actuate.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The Grafana dashboard asks for what Prometheus finds, and for nothing else. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=prometheus",
				"management.prometheus.metrics.export.enabled=true" })
@AutoConfigureRestTestClient
class DashboardTests {

	private static final Path DASHBOARD = Path.of(System.getProperty("basedir", ""))
		.resolve("../docs/grafana/actors.json");

	/** Prometheus adds these to whatever it scrapes. */
	private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

	@Autowired
	private RestTestClient client;

	@Autowired
	private Subject<CounterMessage> counter;

	private Scrape scrape = new Scrape(Map.of());

	@BeforeEach
	void scrape() {
		this.counter.send(new CounterMessage.Increment());
		this.scrape = Scrape.of(Objects.requireNonNull(this.client.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()));
	}

	@Test
	void eachQueryAsksForSeriesThatAreThere() throws IOException {
		assertThat(queries()).hasSizeGreaterThan(20)
			.allSatisfy((query) -> assertThat(new Query(query).selectors()).isNotEmpty()
				.extracting(Query.Selector::series)
				.isSubsetOf(this.scrape.series().keySet()));
	}

	@Test
	void eachLabelIsThere() throws IOException {
		assertThat(queries()).allSatisfy((text) -> {
			Query query = new Query(text);
			assertThat(query.selectors()).allSatisfy((selector) -> {
				Set<String> labels = labels(selector).keySet();
				assertThat(Stream.concat(selector.labels(), query.groupings().stream()))
					.allMatch((label) -> OF_THE_TARGET.contains(label) || labels.contains(label));
			});
		});
	}

	@Test
	void eachValueOfALabelThatIsWrittenOutIsThere() throws IOException {
		assertThat(queries()).flatMap((text) -> new Query(text).selectors())
			.allSatisfy((selector) -> assertThat(selector.values()).allSatisfy(
					(matcher) -> assertThat(labels(selector).get(matcher.group(1))).contains(matcher.group(3))));
	}

	@Test
	void eachMeterIsShown() throws IOException {
		List<String> asked = queries().stream()
			.flatMap((text) -> new Query(text).selectors().stream())
			.map(Query.Selector::series)
			.toList();

		assertThat(this.scrape.series().keySet()).filteredOn((series) -> series.startsWith("actor_"))
			.isNotEmpty()
			.isSubsetOf(asked);
	}

	private Map<String, Set<String>> labels(Query.Selector selector) {
		return Objects.requireNonNull(this.scrape.series().get(selector.series()));
	}

	private static List<String> queries() throws IOException {
		String dashboard = Files.readString(DASHBOARD);
		List<String> panels = JsonPath.read(dashboard, "$..expr");
		List<String> variables = JsonPath.read(dashboard, "$..definition");
		return Stream.concat(panels.stream(), variables.stream()).toList();
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
