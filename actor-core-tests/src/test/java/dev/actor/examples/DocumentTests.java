package dev.actor.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The code in the documents is code that is compiled and tested here. */
class DocumentTests {

	private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

	private static final Path DOCUMENTS = MODULE.resolve("../docs");

	private static final Path CONTRIBUTING = MODULE.resolve("../CONTRIBUTING.md");

	private static final Path SOURCES = MODULE.resolve("src/test/java/dev/actor/examples");

	private static final Path RULES = MODULE.resolve("src/test/java/dev/actor/process/rules");

	private static final Pattern JAVA_BLOCK = Pattern.compile("^```java\\R(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern FUNCTION = Pattern.compile("^\\| `([a-z_]+)` \\| `(\\w+)\\.(\\w+)` \\| (.+) \\|$",
			Pattern.MULTILINE);

	private static final Pattern TYPE = Pattern.compile("^\\| `([A-Z]\\w+)` \\| `(\\w+)\\.(\\w+)` \\|$",
			Pattern.MULTILINE);

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	@ParameterizedTest
	@ValueSource(strings = { "examples.md", "pitfalls.md" })
	void eachBlockOfJavaIsAnExcerptOfATestedSource(String document) throws IOException {
		List<String> sources = sources(SOURCES);

		List<String> blocks = blocks(DOCUMENTS.resolve(document));

		assertThat(blocks).hasSizeGreaterThanOrEqualTo(10);
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
		String document = Files.readString(DOCUMENTS.resolve("examples.md"));

		assertThat(document).contains("SmallCounter.java", "Echo.java", "StateProcess.java", "Broadcaster.java",
				"EchoPool.java", "Counter.java", "Cache.java", "Connection.java", "TimedActor.java", "Workers.java",
				"DynamicWorkers.java", "Ties.java");
	}

	@Test
	void eachFunctionIsThereAndTested() throws IOException {
		List<MatchResult> functions = matches(FUNCTION, "examples.md");

		assertThat(functions).hasSize(29).allSatisfy((row) -> {
			assertThat(methods(row.group(2))).contains(row.group(3));
			assertThat(row.group(3)).isEqualToIgnoringCase(row.group(1).replace("_", ""));
			List<MatchResult> tests = TEST.matcher(row.group(4)).results().toList();
			assertThat(tests).isNotEmpty()
				.allSatisfy((test) -> assertThat(tests(test.group(1))).contains(test.group(2)));
		});
	}

	@Test
	void eachTypeIsThere() throws IOException {
		assertThat(matches(TYPE, "examples.md")).hasSize(12)
			.allSatisfy((row) -> assertThat(example(row.group(2)).getDeclaredClasses()).extracting(Class::getSimpleName)
				.contains(row.group(3)));
	}

	@Test
	void eachOfTenPitfallsHasTestsAndNoneOfThemIsLeftOut() throws IOException, ClassNotFoundException {
		String document = Files.readString(DOCUMENTS.resolve("pitfalls.md"));
		List<String> sections = Arrays.stream(document.split("(?m)^### ")).skip(1).toList();

		assertThat(sections).hasSize(10)
			.allSatisfy((section) -> assertThat(section).contains("```java", "\nTest: `PitfallTests."));
		assertThat(matches(TEST, "pitfalls.md")).extracting((test) -> test.group(2))
			.containsExactlyInAnyOrderElementsOf(tests("PitfallTests"));
	}

	private static List<MatchResult> matches(Pattern pattern, String document) throws IOException {
		return pattern.matcher(Files.readString(DOCUMENTS.resolve(document))).results().toList();
	}

	private static Class<?> example(String name) throws ClassNotFoundException {
		return Class.forName(DocumentTests.class.getPackageName() + "." + name);
	}

	private static List<String> methods(String example) throws ClassNotFoundException {
		return Arrays.stream(example(example).getDeclaredMethods()).map((method) -> method.getName()).toList();
	}

	private static List<String> tests(String example) throws ClassNotFoundException {
		return Arrays.stream(example(example).getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(Test.class))
			.map((method) -> method.getName())
			.toList();
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
