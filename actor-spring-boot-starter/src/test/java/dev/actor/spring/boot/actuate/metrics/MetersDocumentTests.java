package dev.actor.spring.boot.actuate.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import dev.actor.behavior.ActorSpec;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.spring.boot.autoconfigure.ActorMetricsAutoConfiguration;
import dev.actor.spring.boot.autoconfigure.ActorWarningsAutoConfiguration;
import dev.actor.spring.boot.warning.ActorWarning;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the page say what is there. */
class MetersDocumentTests {

	private static final Path PAGE = Path.of(System.getProperty("basedir", "")).resolve("../docs/spring-metrics.md");

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final Pattern METER = Pattern.compile("^\\| `(actor\\.[a-z.]+)` \\| (\\w+) \\| (.*?) \\| (.*?) \\|$",
			Pattern.MULTILINE);

	private static final Pattern PROPERTY = Pattern
		.compile("^\\| `(actor\\.(?:metrics|warnings)\\.[a-z.-]+)` \\| (.*?) \\| (.*?) \\|$", Pattern.MULTILINE);

	private static final Pattern WARNING = Pattern.compile("^\\| `([a-z-]+)` \\| `(\\w+)` \\| (.*?) \\|$",
			Pattern.MULTILINE);

	private record Row(String name, String type, String tags, String description) {
	}

	@Test
	void eachMeterHasARowAndEachRowAMeter() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, ActorMetricsAutoConfiguration.class,
					ActorWarningsAutoConfiguration.class, MetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withUserConfiguration(CounterConfiguration.class)
			.run((context) -> {
				List<Row> meters = context.getBean(MeterRegistry.class)
					.getMeters()
					.stream()
					.filter((meter) -> meter.getId().getName().startsWith("actor."))
					.map(MetersDocumentTests::row)
					.distinct()
					.toList();
				List<Row> rows = METER.matcher(Files.readString(PAGE))
					.results()
					.map((row) -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
					.toList();
				assertThat(rows).containsExactlyInAnyOrderElementsOf(meters);
			});
	}

	private static Row row(Meter meter) {
		String tags = meter.getId()
			.getTags()
			.stream()
			.map(Tag::getKey)
			.map((tag) -> "`" + tag + "`")
			.collect(Collectors.joining(", "));
		return new Row(meter.getId().getName(), meter.getId().getType().name().toLowerCase(Locale.ROOT), tags,
				String.valueOf(meter.getId().getDescription()));
	}

	@Test
	void eachKindOfWarningHasARow() throws IOException {
		List<String> kinds = Arrays.stream(ActorWarning.Kind.values())
			.map((kind) -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
		List<String> types = Arrays.stream(ActorWarning.class.getPermittedSubclasses())
			.map(Class::getSimpleName)
			.toList();

		String page = Files.readString(PAGE);

		assertThat(WARNING.matcher(page).results()).extracting((row) -> row.group(1)).containsExactlyElementsOf(kinds);
		assertThat(WARNING.matcher(page).results()).extracting((row) -> row.group(2))
			.containsExactlyInAnyOrderElementsOf(types);
	}

	@Test
	void eachPropertyHasARowWithItsDefaultAndDescription() throws IOException {
		List<Map<String, Object>> metadata = JsonPath.parse(new ClassPathResource(METADATA).getInputStream())
			.read("$.properties[?(@.name =~ /actor\\.(metrics|warnings)\\..*/)]");

		assertThat(PROPERTY.matcher(Files.readString(PAGE)).results())
			.extracting((row) -> row.group(1) + " = " + row.group(2) + ": " + row.group(3))
			.isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(metadata.stream()
				.map((property) -> property.get("name") + " = `" + property.get("defaultValue") + "`: "
						+ property.get("description"))
				.toList());
	}

	@Configuration(proxyBeanMethods = false)
	static class CounterConfiguration {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

}
