package dev.actor.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.actor.ActorSystem;
import dev.actor.test.ActorSystemTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A counter and its call, in fifteen lines of code at most. */
@ActorSystemTest
class SmallCounterTests {

	private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

	private static final int FEW = 15;

	@Test
	void counts(ActorSystem system) {
		assertThat(SmallCounter.countToOne(system)).isOne();
	}

	@Test
	void isSmallInTheExamples() throws IOException {
		List<String> code = code("docs/examples.md", "int countToOne(");

		assertThat(code).hasSizeBetween(1, FEW).anyMatch((line) -> line.contains(".call("));
		assertThat(code.getFirst()).startsWith("sealed interface Counter");
	}

	@Test
	void isSmallInTheReadme() throws IOException {
		List<String> actor = code("README.md", "sealed interface Counter");
		// Those around it make and close the system.
		List<String> use = code("README.md", "ActorSystem.create(").stream()
			.filter((line) -> !line.startsWith("try (") && !line.equals("}"))
			.toList();

		assertThat(use).anyMatch((line) -> line.contains(".call("));
		assertThat(actor.size() + use.size()).isBetween(2, FEW);
	}

	/** The lines of the block that has a text, without the empty ones. */
	private static List<String> code(String document, String text) throws IOException {
		String block = Pattern.compile("^```java\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(Files.readString(ROOT.resolve(document)))
			.results()
			.map((MatchResult result) -> result.group(1))
			.filter((code) -> code.contains(text))
			.findFirst()
			.orElseThrow();
		return block.lines().map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
	}

}
