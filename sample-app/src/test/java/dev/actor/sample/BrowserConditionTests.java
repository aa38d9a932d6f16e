package dev.actor.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BrowserConditionTests {

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	@Test
	void runsTestsWhereABrowserAndItsDriverAre() throws IOException {
		install("google-chrome", "chromedriver");

		assertThat(condition(true).evaluate().isDisabled()).isFalse();
		assertThat(this.printed.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	@Test
	void skipsTestsLoudlyWhereTheDriverIsMissing() throws IOException {
		install("chromium");

		assertThat(condition(false).evaluate().isDisabled()).isTrue();
		List<String> banner = this.printed.toString(StandardCharsets.UTF_8).strip().lines().toList();
		assertThat(banner).hasSizeGreaterThan(5)
			.anySatisfy((line) -> assertThat(line).contains("BROWSER TESTS SKIPPED"))
			.allSatisfy((line) -> assertThat(line).hasSameSizeAs(banner.getFirst()));
	}

	@Test
	void failsWhereABrowserIsRequiredButMissing() throws IOException {
		install("chromedriver");

		assertThatIllegalStateException().isThrownBy(() -> condition(true).evaluate())
			.withMessageContaining("REQUIRE_BROWSER");
	}

	private BrowserCondition condition(boolean required) {
		return new BrowserCondition(this.folder.toString(), required,
				new PrintStream(this.printed, true, StandardCharsets.UTF_8));
	}

	private void install(String... programs) throws IOException {
		for (String program : programs) {
			assertThat(Files.createFile(this.folder.resolve(program)).toFile().setExecutable(true)).isTrue();
		}
	}

}
