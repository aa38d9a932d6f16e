package dev.actor.sample;

import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds the Chromium of this machine and its driver. Without them, tests that need them
 * are skipped so that nobody can overlook it; with {@code REQUIRE_BROWSER=true} they
 * fail.
 */
class BrowserCondition implements ExecutionCondition {

	private static final String MISSING = "no chromium and chromedriver on the PATH";

	private final String path;

	private final boolean required;

	private final PrintStream out;

	BrowserCondition() {
		this(System.getenv("PATH"), Boolean.parseBoolean(System.getenv("REQUIRE_BROWSER")), System.err);
	}

	BrowserCondition(String path, boolean required, PrintStream out) {
		this.path = path;
		this.required = required;
		this.out = out;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return evaluate();
	}

	ConditionEvaluationResult evaluate() {
		if (browser().isPresent() && driver().isPresent()) {
			return ConditionEvaluationResult.enabled("there is a browser");
		}
		if (this.required) {
			throw new IllegalStateException(
					MISSING + ", but REQUIRE_BROWSER is true: install chromium and chromium-driver");
		}
		this.out.print("""

				********************************************************************
				*                                                                  *
				*   BROWSER TESTS SKIPPED                                          *
				*   There is %-54s*
				*   Nobody has looked at the page. Install them, on Debian with    *
				*   apt install chromium chromium-driver                           *
				*   With REQUIRE_BROWSER=true this is a failure.                   *
				*                                                                  *
				********************************************************************

				""".formatted(MISSING + "."));
		return ConditionEvaluationResult.disabled("BROWSER TESTS SKIPPED: " + MISSING);
	}

	Optional<File> browser() {
		return find("chromium", "chromium-browser", "google-chrome");
	}

	Optional<File> driver() {
		return find("chromedriver");
	}

	private Optional<File> find(String... names) {
		List<String> folders = List.of(this.path.split(File.pathSeparator));
		return Stream.of(names)
			.flatMap((name) -> folders.stream().map((folder) -> new File(folder, name)))
			.filter(File::canExecute)
			.findFirst();
	}

}
