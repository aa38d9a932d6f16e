package dev.actor.spring.boot.actuate.endpoint;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.actor.spring.boot.actuate.ActorHistory.LostMessage;
import dev.actor.spring.boot.actuate.ActorHistory.Restart;
import dev.actor.spring.boot.actuate.endpoint.ActorDescriptor.Counts;
import dev.actor.spring.boot.actuate.endpoint.ProcessDescriptor.HandlingDescriptor;
import dev.actor.spring.boot.actuate.endpoint.ProcessDescriptor.PeerDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on the endpoint has each field, and no other. */
class EndpointPageTests {

	private static final Path PAGE = Path.of("..", "docs", "spring-endpoint.md");

	static List<Arguments> tables() {
		return List.of(Arguments.of("The system", ActorsDescriptor.class),
				Arguments.of("A dead letter", LostMessage.class),
				Arguments.of("A place in a tree", PlaceDescriptor.class),
				Arguments.of("One actor", ActorDescriptor.class), Arguments.of("A restart", Restart.class),
				Arguments.of("Counts", Counts.class), Arguments.of("The process", ProcessDescriptor.class),
				Arguments.of("Handling", HandlingDescriptor.class),
				Arguments.of("Another process", PeerDescriptor.class),
				Arguments.of("Operations", OperationDescriptor.class));
	}

	@ParameterizedTest
	@MethodSource("tables")
	void hasEachFieldInItsOrder(String section, Class<?> descriptor) throws IOException {
		assertThat(firstCells(section, "field")).containsExactlyElementsOf(
				Arrays.stream(descriptor.getRecordComponents()).map(RecordComponent::getName).toList());
	}

	@Test
	void hasEachOperationInItsOrder() throws IOException {
		assertThat(firstCells("Operations", "`operation`"))
			.containsExactlyElementsOf(Arrays.stream(ActorOperation.values())
				.map((operation) -> operation.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList());
	}

	private static List<String> firstCells(String section, String heading) throws IOException {
		String text = Files.readString(PAGE)
			.replaceFirst("(?s).*?\n##+ " + section + "\n", "")
			.replaceFirst("(?s)\n##+ .*", "")
			.replaceFirst("(?s).*\\| " + heading + " \\|[^\n]*\n\\|---\\|---\\|\n", "")
			.replaceFirst("(?s)\n\n.*", "");
		return Pattern.compile("^\\| `([a-zA-Z-]+)` \\|", Pattern.MULTILINE)
			.matcher(text)
			.results()
			.map((MatchResult row) -> row.group(1))
			.toList();
	}

}
