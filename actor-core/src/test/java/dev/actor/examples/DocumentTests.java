package dev.actor.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The code in the documents is code that is compiled and tested here. */
class DocumentTests {

	private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

	private static final Path DOCUMENT = MODULE.resolve("../docs/examples.md");

	private static final Path CONTRIBUTING = MODULE.resolve("../CONTRIBUTING.md");

	private static final Path SOURCES = MODULE.resolve("src/test/java/dev/actor/examples");

	private static final Path RULES = MODULE.resolve("src/test/java/dev/actor/process/rules");

	private static final Pattern JAVA_BLOCK = Pattern.compile("^```java\\R(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	@Test
	void eachBlockOfJavaIsAnExcerptOfATestedSource() throws IOException {
		List<String> sources = sources(SOURCES);

		List<String> blocks = blocks(DOCUMENT);

		assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
		assertThat(blocks).filteredOn((block) -> sources.stream().noneMatch((source) -> source.contains(block)))
			.isEmpty();
	}

	@Test
	void theTestThatContributorsAreShownIsOneOfThese() throws IOException {
		List<String> sources = sources(RULES);

		assertThat(blocks(CONTRIBUTING)).isNotEmpty()
			.allSatisfy((block) -> assertThat(sources).anyMatch((source) -> source.contains(block)));
	}

	@Test
	void eachExampleIsShown() throws IOException {
		String document = Files.readString(DOCUMENT);

		assertThat(document).contains("Echo.java", "Counter.java", "Cache.java", "Connection.java", "Workers.java");
	}

	private static List<String> blocks(Path document) throws IOException {
		List<String> blocks = new ArrayList<>();
		Matcher matcher = JAVA_BLOCK.matcher(Files.readString(document));
		while (matcher.find()) {
			blocks.add(withoutIndentation(matcher.group(1)));
		}
		return blocks;
	}

	private static List<String> sources(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			List<String> sources = new ArrayList<>();
			for (Path file : files.toList()) {
				sources.add(withoutIndentation(Files.readString(file)));
			}
			return sources;
		}
	}

	private static String withoutIndentation(String code) {
		return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
	}

}
