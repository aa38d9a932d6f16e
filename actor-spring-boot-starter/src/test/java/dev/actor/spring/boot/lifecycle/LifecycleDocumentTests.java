package dev.actor.spring.boot.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import dev.actor.spring.boot.autoconfigure.ActorLifecycleProperties;
import dev.actor.spring.boot.autoconfigure.OnRootExit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the page leave nothing out. */
class LifecycleDocumentTests {

	private static final Path PAGE = Path.of("..", "docs", "spring-lifecycle.md");

	@Test
	void theTableOfPropertiesHasEachPropertyAndNoOther() throws IOException {
		String metadata;
		try (InputStream stream = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			metadata = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		List<String> properties = JsonPath.read(metadata,
				"$.properties[?(@.sourceType == '" + ActorLifecycleProperties.class.getName() + "')].name");
		assertThat(found("^\\| `(actor\\.[a-z.-]+)` \\| [^|]+ \\| [^|]+ \\|$")).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(properties);
	}

	@Test
	void theTableOfChoicesHasEachChoiceAndNoOther() throws IOException {
		assertThat(found("^\\| `([a-z-]+)` \\| [^|]+ \\| [^|]+ \\|$"))
			.containsExactlyElementsOf(Arrays.stream(OnRootExit.values())
				.map((value) -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList());
	}

	private static List<String> found(String pattern) throws IOException {
		return Pattern.compile(pattern, Pattern.MULTILINE)
			.matcher(Files.readString(PAGE))
			.results()
			.map((MatchResult result) -> result.group(1))
			.toList();
	}

}
