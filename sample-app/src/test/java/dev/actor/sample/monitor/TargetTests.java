package dev.actor.sample.monitor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.actor.ActorSystem;
import dev.actor.process.AttachedProcess;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.ProcessInfo;
import dev.actor.process.Subject;
import dev.actor.sample.ledger.ResultsMessage;
import dev.actor.sample.ledger.StatsMessage;
import dev.actor.sample.probe.HttpProbe;
import dev.actor.sample.probe.ProbeResult;
import dev.actor.sample.monitor.TargetStatus.State;
import dev.actor.supervisor.Supervisor;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The actor of a target without Spring: the test is a process and plays the ledger. */
class TargetTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration NEVER = Duration.ofDays(1);

	private final AtomicInteger requests = new AtomicInteger();

	private final Semaphore unanswered = new Semaphore(0);

	private final AtomicReference<Optional<URI>> ownAddress = new AtomicReference<>(Optional.empty());

	private HttpServer server;

	private HttpClient client;

	private ActorSystem system;

	private AttachedProcess test;

	private Subject<StatsMessage> stats;

	private Subject<ResultsMessage> results;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
		this.client = HttpClient.newHttpClient();
		this.system = ActorSystem.create("test");
		this.test = this.system.attach();
		this.stats = this.test.subject();
		this.results = this.test.subject();
	}

	@AfterEach
	void stop() {
		this.test.close();
		this.system.close();
		this.client.shutdownNow();
		this.server.stop(0);
	}

	@Test
	void isUpWhenItAnswers() {
		serve((exchange) -> answer(exchange, 200));

		Subject<TargetMessage> target = watch(serverUrl(), NEVER, PATIENCE);

		ProbeResult result = nextResult();
		assertThat(result.outcome()).isEqualTo("HTTP 200");
		assertThat(result.target()).isEqualTo("shop");
		assertThat(status(target).state()).isEqualTo(State.UP);
		assertThat(status(target).results()).containsExactly(result);
		assertThat(this.test.receive(this.stats, PATIENCE)).contains(new StatsMessage.Count(result));
	}

	@Test
	void isDownWhenItAnswersWithAnError() {
		serve((exchange) -> answer(exchange, 503));

		Subject<TargetMessage> target = watch(serverUrl(), NEVER, PATIENCE);

		assertThat(nextResult().outcome()).isEqualTo("HTTP 503");
		assertThat(status(target).state()).isEqualTo(State.DOWN);
	}

	@Test
	void isDownWhenTheConnectionBreaksInTheAnswer() {
		serve((exchange) -> {
			beginAnswer(exchange);
			exchange.close();
		});

		Subject<TargetMessage> target = watch(serverUrl(), NEVER, PATIENCE);

		assertThat(nextResult().outcome()).isEqualTo("broken answer");
		assertThat(status(target).state()).isEqualTo(State.DOWN);
	}

	@Test
	void isDownWhenNobodyListens() {
		URI url = serverUrl();
		this.server.stop(0);

		Subject<TargetMessage> target = watch(url, NEVER, PATIENCE);

		assertThat(nextResult().outcome()).isEqualTo("no connection");
		assertThat(status(target).state()).isEqualTo(State.DOWN);
	}

	@Test
	void isDownWhenTheAnswerDoesNotBegin() {
		serve((exchange) -> this.unanswered.acquireUninterruptibly());

		watch(serverUrl(), NEVER, Duration.ofMillis(50));

		assertThatItTimesOut(nextResult());
	}

	@Test
	void isDownWhenTheAnswerDoesNotEnd() {
		serve((exchange) -> {
			beginAnswer(exchange);
			this.unanswered.acquireUninterruptibly();
		});

		watch(serverUrl(), NEVER, Duration.ofMillis(200));

		assertThatItTimesOut(nextResult());
	}

	@Test
	void tellsItsStatusAndStartsNoOtherProbeWhileOneRuns() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		serve((exchange) -> {
			asked.countDown();
			this.unanswered.acquireUninterruptibly();
			answer(exchange, 200);
		});
		Subject<TargetMessage> target = watch(serverUrl(), NEVER, PATIENCE);
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

		target.send(new TargetMessage.Probe());
		target.send(new TargetMessage.Probe());

		assertThat(status(target).state()).isEqualTo(State.UNKNOWN);
		assertThat(this.system.processCount()).as("test, actor, one probe").isEqualTo(3);
		this.unanswered.release(3);
		nextResult();
		assertThat(status(target).state()).isEqualTo(State.UP);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void probesAgainAfterEachIntervalAndKeepsTheLatestResults() {
		serve((exchange) -> answer(exchange, (this.requests.get() % 2 == 0) ? 200 : 500));
		Subject<TargetMessage> target = watch(serverUrl(), Duration.ofMillis(1), PATIENCE);

		List<ProbeResult> received = new ArrayList<>();
		for (int i = 0; i < TargetActors.HISTORY + 5; i++) {
			received.addFirst(nextResult());
		}

		assertThat(received).extracting(ProbeResult::up).startsWith(false, true, false, true);
		List<ProbeResult> kept = status(target).results();
		assertThat(kept).hasSize(TargetActors.HISTORY)
			.containsSubsequence(received.subList(0, TargetActors.HISTORY - 5))
			.doesNotContainAnyElementsOf(received.subList(TargetActors.HISTORY, received.size()));
	}

	@Test
	void waitsWithTheProbesOfThisApplicationUntilItListens() {
		serve((exchange) -> answer(exchange, 200));
		Subject<TargetMessage> target = watch(URI.create("/demo/up"), NEVER, PATIENCE);
		assertThat(status(target).state()).isEqualTo(State.UNKNOWN);

		this.ownAddress.set(Optional.of(serverUrl()));

		assertThat(nextResult().outcome()).isEqualTo("HTTP 200");
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void startsAfreshWhenItHasCrashedAndTakesItsProbeWithIt() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(2);
		serve((exchange) -> {
			asked.countDown();
			if (this.requests.get() > 1) {
				this.unanswered.acquireUninterruptibly();
			}
			answer(exchange, 200);
		});
		Supervisor supervisor = this.system.start(SupervisorSpec.oneForOne("targets")
			.child(actors().spec(new Target("shop", serverUrl(), Duration.ofMillis(1), NEVER))));
		Subject<TargetMessage> target = this.system.subject(Name.<TargetMessage>of(TargetActors.name("shop")));
		nextResult();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		Pid before = target.owner().orElseThrow();
		assertThat(status(target).results()).hasSize(1);
		CountDownLatch probeEnded = new CountDownLatch(1);
		probe().onExit((reason) -> probeEnded.countDown());

		target.send(new TargetMessage.Crash());

		assertThat(probeEnded.await(10, TimeUnit.SECONDS)).isTrue();
		this.unanswered.release(1000);
		assertThat(nextResult().up()).isTrue();
		assertThat(target.owner()).get().isNotEqualTo(before);
		// The supervisor answers when it has done what it was at: its picture is new
		// then.
		assertThat(supervisor.terminateChild("unknown")).isFalse();
		assertThat(supervisor.tree().children().getFirst().restarts()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://example.com", "file:///etc/passwd", "mailto:a@example.com", "http:///path",
			"http://", "https:example.com", "http://a_b", "http://example.com:99999", "http://example.com:0", "demo/up",
			"//example.com/", "?query", "", "http://user@example.com/", "http://user:secret@a_b/" })
	void refusesWrongUrls(String url) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Target("shop", URI.create(url), Duration.ofSeconds(1), PATIENCE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "a b", "a/b", "ü", "../x", "12345678901234567890123456789012345678901" })
	void refusesWrongIds(String id) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Target(id, URI.create("/"), Duration.ofSeconds(1), PATIENCE))
			.withMessageStartingWith("'id'");
	}

	@Test
	void refusesAnIntervalOrTimeoutOfZero() {
		URI url = URI.create("/");
		assertThatIllegalArgumentException().isThrownBy(() -> new Target("shop", url, Duration.ZERO, PATIENCE));
		assertThatIllegalArgumentException().isThrownBy(() -> new Target("shop", url, PATIENCE, Duration.ZERO));
	}

	private static void assertThatItTimesOut(ProbeResult result) {
		assertThat(result.outcome()).isEqualTo("timeout");
		assertThat(result.millis()).isLessThan(PATIENCE.toMillis() / 2);
	}

	private Subject<TargetMessage> watch(URI url, Duration interval, Duration timeout) {
		return this.system.start(actors().spec(new Target("shop", url, interval, timeout))).subject();
	}

	private Pid probe() {
		return this.system.processes()
			.stream()
			.filter((pid) -> pid.info().map(ProcessInfo::label).orElse("").equals("probe of target-shop"))
			.findFirst()
			.orElseThrow();
	}

	private TargetActors actors() {
		return new TargetActors(new HttpProbe(this.client, this.ownAddress::get), this.stats, this.results);
	}

	private static TargetStatus status(Subject<TargetMessage> target) {
		return target.call(TargetMessage.Status::new, PATIENCE);
	}

	private ProbeResult nextResult() {
		return this.test.receive(this.results, PATIENCE)
			.map((message) -> ((ResultsMessage.Add) message).result())
			.orElseThrow(() -> new AssertionError("No result within " + PATIENCE));
	}

	private void serve(HttpHandler handler) {
		this.server.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			handler.handle(exchange);
		});
	}

	private URI serverUrl() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/");
	}

	private static void answer(HttpExchange exchange, int status) throws IOException {
		exchange.sendResponseHeaders(status, -1);
		exchange.close();
	}

	private static void beginAnswer(HttpExchange exchange) {
		try {
			exchange.sendResponseHeaders(200, 1000);
			OutputStream body = exchange.getResponseBody();
			body.write(1);
			body.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
