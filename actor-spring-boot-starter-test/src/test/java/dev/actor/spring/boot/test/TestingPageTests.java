package dev.actor.spring.boot.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/testing.md shows is compiled and run. */
class TestingPageTests {

	private static final Path PAGE = Path.of("..", "docs", "testing.md");

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@Test
	void everySnippetIsCodeOfATestAndHasTwentyLinesAtMost() throws IOException {
		String sources = sources(Path.of("src", "test", "java")) + sources(Path.of("..", "actor-test", "src", "test"));
		List<String> snippets = JAVA.matcher(Files.readString(PAGE))
			.results()
			.map((MatchResult result) -> result.group(1))
			.toList();
		assertThat(snippets).hasSizeGreaterThan(5).allSatisfy((snippet) -> {
			assertThat(sources).contains(squeeze(snippet));
			assertThat(snippet.lines().count()).isLessThanOrEqualTo(20);
		});
	}

	private static String sources(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(TestingPageTests::read)
				.collect(Collectors.joining());
		}
	}

	private static String read(Path file) {
		try {
			return squeeze(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String squeeze(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

}
