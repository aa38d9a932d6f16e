package dev.actor.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in a real Chromium, that of the machine. Leaves pictures in
 * {@code target/screenshots}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageBrowserTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static ChromeDriver browser;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void startBrowser() throws IOException {
		Optional<File> binary = onPath("chromium", "chromium-browser", "google-chrome");
		Optional<File> driver = onPath("chromedriver");
		if (binary.isEmpty() || driver.isEmpty()) {
			boolean required = Boolean.parseBoolean(System.getenv("REQUIRE_BROWSER"));
			assertThat(required).as("no chromium and chromedriver on the PATH, but REQUIRE_BROWSER is set").isFalse();
			String skipped = "BROWSER TESTS SKIPPED: no browser on the PATH; install chromium and chromium-driver";
			System.err.println(skipped);
			Assumptions.abort(skipped);
		}
		Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium");
		ChromeOptions options = new ChromeOptions().setBinary(binary.get());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile.toAbsolutePath());
		browser = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.get()).build(),
				options);
	}

	@AfterAll
	static void stopBrowser() {
		if (browser != null) {
			browser.quit();
		}
	}

	@BeforeEach
	void openPage() {
		look("light", 1360, 1000);
		browser.get("http://localhost:" + this.port + "/");
	}

	@Test
	void showsTheTargetsAndTheirSupervisionTree() {
		await(() -> {
			assertThat(texts("#targets h3")).containsExactly("up", "slow", "flaky", "dying");
			assertThat(texts(".target[data-key=up] .state")).containsExactly("Up");
			assertThat(texts(".target[data-key=dying] .state")).containsExactly("Down");
			assertThat(texts(".target[data-key=dying] .last")).first().asString().contains("broken answer");
			assertThat(find("#verdict").getText()).contains("of 4 up").contains("dying");
			assertThat(texts("#tree .name")).containsSubsequence("root", "ledger", "stats", "results")
				.containsSubsequence("root", "targets", "target-up", "target-slow", "target-flaky", "target-dying");
			assertThat(texts("#outcomes li span:first-child")).contains("HTTP 200", "broken answer");
			assertThat(texts("#results li")).isNotEmpty();
		});
		assertThat(errors()).isEmpty();
	}

	@Test
	void crashButtonGivesTheActorANewPidAndOneMoreRestart() throws IOException {
		await(() -> assertThat(texts("#results li")).as("something to see in the picture").hasSize(8));
		String pid = find("[data-name=target-slow] .pid").getText();
		String sibling = find("[data-name=target-up] .pid").getText();
		WebElement crash = find("[aria-label='Crash slow']");

		crash.sendKeys(Keys.ENTER);

		await(() -> {
			assertThat(find("#note").getText()).isEqualTo("Told slow to crash.");
			assertThat(find("[data-name=target-slow] .restarts").getText()).isEqualTo("1");
		});
		assertThat(find("[data-name=target-slow] .pid").getText()).startsWith("<").isNotEqualTo(pid);
		assertThat(find("[data-name=target-slow] del").getText()).isEqualTo(pid);
		assertThat(find("[data-name=target-up] .pid").getText()).isEqualTo(sibling);
		assertThat(browser.switchTo().activeElement().getDomAttribute("aria-label")).isEqualTo("Crash slow");
		screenshot("page");
	}

	@Test
	void addsAndRemovesATargetAndTellsWhatIsWrongWithOne() {
		WebElement url = find("[name=url]");
		await(() -> assertThat(url.isDisplayed()).isTrue());
		url.sendKeys("ftp://example.com/", Keys.ENTER);
		await(() -> assertThat(find("#problem").getText()).isEqualTo("'url' must begin with http:// or https://"));

		url.clear();
		url.sendKeys("http://localhost:1/<b>bold</b>", Keys.ENTER);
		await(() -> assertThat(find("#problem").getText()).startsWith("Illegal character"));

		url.clear();
		url.sendKeys("http://localhost:1/'+alert(1)+'", Keys.ENTER);
		await(() -> {
			assertThat(texts("#targets h3")).contains("localhost");
			assertThat(find("#problem").getText()).isEmpty();
		});
		assertThat(texts("#targets .url")).contains("http://localhost:1/'+alert(1)+'");

		find("[aria-label='Remove localhost']").click();
		assertThat(texts("#targets h3")).contains("localhost");
		find("[aria-label='Remove localhost']").click();
		await(() -> assertThat(texts("#targets h3")).doesNotContain("localhost"));
	}

	@ParameterizedTest
	@CsvSource({ "dark, 1360, 1000", "light, 390, 2000", "dark, 390, 2000" })
	void fitsDarkAndNarrowScreens(String scheme, int width, int height) throws IOException {
		look(scheme, width, height);

		await(() -> assertThat(texts("#tree .name")).contains("target-dying"));

		assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
			.isLessThanOrEqualTo(width);
		screenshot("page-" + scheme + "-" + width);
	}

	private static Optional<File> onPath(String... names) {
		List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
		return Stream.of(names)
			.flatMap((name) -> folders.stream().map((folder) -> new File(folder, name)))
			.filter(File::canExecute)
			.findFirst();
	}

	private static void look(String scheme, int width, int height) {
		browser.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	private static void screenshot(String name) throws IOException {
		Path file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
		Map<String, Object> picture = browser.executeCdpCommand("Page.captureScreenshot",
				Map.of("captureBeyondViewport", true));
		Files.write(file, OutputType.BYTES.convertFromBase64Png((String) picture.get("data")));
	}

	private static void await(Runnable assertion) {
		new WebDriverWait(browser, PATIENCE).ignoring(AssertionError.class).until((driver) -> {
			assertion.run();
			return true;
		});
	}

	private static WebElement find(String selector) {
		return browser.findElement(By.cssSelector(selector));
	}

	@SuppressWarnings("unchecked")
	private static List<String> texts(String selector) {
		return (List<String>) browser.executeScript(
				"return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText)", selector);
	}

	private static List<String> errors() {
		return browser.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map((entry) -> entry.getMessage())
			.filter((message) -> !message.contains("status of 400"))
			.toList();
	}

}
