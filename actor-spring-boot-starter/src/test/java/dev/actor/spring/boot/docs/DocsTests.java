package dev.actor.spring.boot.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.actor.ActorSystem;
import dev.actor.inspect.TreeNode;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages on Spring show is compiled here, and they leave nothing out. */
class DocsTests {

	private static final Path DOCS = Path.of("..", "docs");

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> files = Files.list(DOCS)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("spring-")).toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyJavaSnippetIsCompiled(Path page) throws IOException {
		String sources = squeeze(sources());
		List<String> snippets = matches("```java\n(.*?)```", Files.readString(page));
		assertThat(snippets).allSatisfy((snippet) -> assertThat(sources).contains(squeeze(snippet)));
	}

	@Test
	void theTablesOfPropertiesHaveEachPropertyAndNoOther() throws IOException {
		String metadata;
		try (InputStream stream = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			metadata = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
		}
		List<String> properties = JsonPath.read(metadata, "$.properties[*].name");
		String pages = pages().map(DocsTests::read).collect(Collectors.joining("\n"));
		List<String> documented = matches("(?m)^\\| `(actor\\.[a-z.-]+)` \\| [^|]+ \\| [^|]+ \\|$", pages);
		// Some stand on two pages.
		assertThat(Set.copyOf(documented)).containsExactlyInAnyOrderElementsOf(
				properties.stream().filter((property) -> property.startsWith("actor.")).toList());
	}

	@Test
	void theShopStarts() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
			.withUserConfiguration(ShopConfiguration.class, ShopConfiguration.Desk.class)
			.run((context) -> {
				TreeNode root = context.getBean(ActorSystem.class).trees().getFirst();
				assertThat(root.children()).extracting(TreeNode::name)
					.containsExactly("shop", "baskets", "returns", "printer");
				ShopConfiguration.Desk desk = context.getBean(ShopConfiguration.Desk.class);
				assertThat(desk.open("anna").owner()).isPresent();
				assertThat(desk.count().block(Duration.ofSeconds(1))).isZero();
			});
	}

	private static List<String> matches(String pattern, String text) {
		return Pattern.compile(pattern, Pattern.DOTALL)
			.matcher(text)
			.results()
			.map((MatchResult result) -> result.group(1))
			.toList();
	}

	private static String sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(DocsTests::read)
				.collect(Collectors.joining("\n"));
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

}
