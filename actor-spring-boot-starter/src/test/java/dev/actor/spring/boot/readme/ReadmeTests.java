package dev.actor.spring.boot.readme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README shows is compiled here, and does what it says. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ReadmeTests {

	private static final Path README = Path.of("..", "README.md");

	private static final Path SOURCES = Path.of("src", "test", "java", "dev", "actor", "spring", "boot", "readme");

	@Autowired
	private RestTestClient client;

	@Test
	void theCounterCounts() {
		this.client.post().uri("/count").exchange().expectStatus().isOk();
		this.client.get().uri("/count").exchange().expectBody(String.class).isEqualTo("1");
	}

	@Test
	void everyJavaSnippetIsCompiledHere() throws IOException {
		String sources = squeeze(sources());
		List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(README))
			.results()
			.map((MatchResult result) -> squeeze(result.group(1)))
			.toList();
		assertThat(snippets).isNotEmpty().allSatisfy((snippet) -> assertThat(sources).contains(snippet));
	}

	@Test
	void theTablesOfPropertiesHaveEachPropertyAndNoOther() throws IOException {
		String metadata;
		try (InputStream stream = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			metadata = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		List<String> properties = JsonPath.read(metadata, "$.properties[*].name");
		List<String> documented = Pattern
			.compile("^\\| `(actor\\.[a-z.-]+)` \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE)
			.matcher(Files.readString(README).replaceFirst("(?s).*## Configuration", "") + pages())
			.results()
			.map((MatchResult result) -> result.group(1))
			.toList();
		assertThat(documented).containsExactlyInAnyOrderElementsOf(
				properties.stream().filter((property) -> property.startsWith("actor.")).toList());
	}

	/** Those on one topic each have the properties of that. */
	private static String pages() throws IOException {
		try (DirectoryStream<Path> pages = Files.newDirectoryStream(README.resolveSibling("docs"), "spring-*.md")) {
			StringBuilder text = new StringBuilder();
			pages.forEach((page) -> text.append('\n').append(read(page)));
			return text.toString();
		}
	}

	private static String sources() throws IOException {
		try (Stream<Path> files = Files.list(SOURCES)) {
			return files.map(ReadmeTests::read).collect(Collectors.joining("\n"));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String squeeze(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ CounterConfiguration.class, CounterController.class })
	static class Application {

	}

}
