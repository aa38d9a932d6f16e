package dev.actor.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;
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
import static org.assertj.core.api.Assertions.within;

/**
 * The page in a real Chromium, that of the machine. Leaves pictures in
 * {@code target/screenshots}.
 */
@ExtendWith(BrowserCondition.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageBrowserTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static ChromeDriver browser;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void startBrowser() throws IOException {
		BrowserCondition installed = new BrowserCondition();
		Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium");
		ChromeOptions options = new ChromeOptions().setBinary(installed.browser().orElseThrow());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile.toAbsolutePath());
		browser = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(installed.driver().orElseThrow()).build(),
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
			assertThat(find(".target[data-key=slow] .note").getText()).isEqualTo("Told slow to crash.");
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
		await(() -> assertThat(find("#problem").getText())
			.isEqualTo("'url' must begin with http:// or https://, but begins with ftp:"));

		url.clear();
		url.sendKeys("http://localhost:1/<b>bold</b>", Keys.ENTER);
		await(() -> assertThat(find("#problem").getText()).contains("Illegal character"));

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

	@Test
	void crashShowsInTheRowOfTheTargetForThoseWhoSeeNothingElse() throws IOException {
		look("light", 390, 700);
		await(() -> assertThat(texts(".target[data-key=flaky] .state")).containsAnyOf("Up", "Down"));
		assertThat(find(".target[data-key=flaky] .badge").isDisplayed()).isFalse();

		find("[aria-label='Crash flaky']").sendKeys(Keys.ENTER);

		await(() -> {
			assertThat(find(".target[data-key=flaky] .badge").getText()).isEqualTo("restarted 1×");
			assertThat(find(".target[data-key=flaky] .note").getText()).isEqualTo("Told flaky to crash.");
		});
		assertThat(find(".target[data-key=dying] .badge").isDisplayed()).isFalse();
		assertThat(find(".target[data-key=dying] .note").getText()).isEmpty();
		screenshot("page-crash-390");
	}

	@Test
	void verdictDoesNotHideATargetOfWhichNothingIsKnown() throws IOException {
		WebElement url = find("[name=url]");
		await(() -> assertThat(find("#verdict").getText()).contains("of 4 up, ").contains("dying is down"));
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
			find("[name=id]").sendKeys("mute");
			find("[name=timeout]").clear();
			find("[name=timeout]").sendKeys("1m");
			url.sendKeys("http://localhost:" + silent.getLocalPort(), Keys.ENTER);

			await(() -> {
				assertThat(find("#added").getText()).startsWith("Watching http://localhost");
				assertThat(find("#verdict").getText()).contains("of 5 up, ")
					.contains("dying is down")
					.endsWith("mute is unknown");
			});
			assertThat(find(".target[data-key=mute] .every").getText()).isEqualTo("every 10 s");
			assertThat(find(".target[data-key=mute] .every").getDomAttribute("title")).contains("1 m");
		}
		finally {
			find("[aria-label='Remove mute']").click();
			find("[aria-label='Remove mute']").click();
			await(() -> assertThat(texts("#targets h3")).doesNotContain("mute"));
		}
	}

	@Test
	void tellsWhenATargetWasSeenLastAndHowOften() {
		await(() -> {
			assertThat(find(".target[data-key=dying] .last").getText()).contains("broken answer")
				.containsPattern("[0-5] s ago");
			assertThat(find(".target[data-key=dying] .every").getText()).isEqualTo("every 5 s");
		});
	}

	@Test
	void latestResultsHaveTheTimeByWhichTheyAreSorted() {
		await(() -> assertThat(texts("#results li[data-key$=' slow'] time")).isNotEmpty());

		WebElement slow = find("#results li[data-key$=' slow']");
		Instant begin = Instant.parse(slow.getDomAttribute("data-key").split(" ")[0]);
		LocalTime shown = LocalTime.parse(slow.findElement(By.tagName("time")).getText());
		assertThat(Duration.between(begin.atZone(ZoneId.systemDefault()).toLocalTime(), shown))
			.as("seconds are cut off; the target takes 1.5 s")
			.isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
	}

	@ParameterizedTest
	@CsvSource({ "1360, true", "1200, true", "1040, true", "1000, false", "390, false" })
	void hasTwoColumnsWhereThereIsRoomAndOneOfReadableWidthElsewhere(int width, boolean two) throws IOException {
		look("light", width, 1000);
		await(() -> assertThat(texts("#tree .name")).contains("target-dying"));

		Rectangle targets = find("#watched").getRect();
		Rectangle tree = find("#actors").getRect();
		if (two) {
			assertThat(tree.getX()).isGreaterThan(targets.getX() + targets.getWidth());
		}
		else {
			assertThat(tree.getY()).isGreaterThanOrEqualTo(targets.getY() + targets.getHeight());
		}
		assertThat(targets.getWidth()).isLessThanOrEqualTo(840);
		for (WebElement name : browser.findElements(By.cssSelector(".target h3"))) {
			assertThat(name.getRect().getWidth()).as("room for the name").isPositive();
			assertThat((Boolean) browser.executeScript("return arguments[0].scrollWidth <= arguments[0].clientWidth",
					name))
				.as("%s is not cut off", name.getText())
				.isTrue();
		}
		screenshot("page-" + width);
	}

	@Test
	void stateStandsBesideTheNameOnANarrowScreen() {
		look("light", 390, 1000);
		await(() -> assertThat(texts("#targets h3")).contains("up"));

		Rectangle state = find(".target[data-key=up] .state").getRect();
		Rectangle name = find(".target[data-key=up] h3").getRect();
		assertThat(name.getX()).isBetween(state.getX() + state.getWidth(), state.getX() + state.getWidth() + 20);
		assertThat(state.getY() + state.getHeight() / 2).isCloseTo(name.getY() + name.getHeight() / 2, within(3));
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
