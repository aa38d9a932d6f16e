package dev.actor.spring.boot.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.behavior.Started;
import dev.actor.process.ExitReason;
import dev.actor.process.Process;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.task.TaskSupervisor;
import dev.actor.task.TaskSupervisorSpec;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/** A real tracer, and the spans that it exports. */
class TracingTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void theSpansOfActorsAreChildrenOfWhatTheirSendersWereAbout() throws InterruptedException {
		List<SpanData> spans = trace(5, (application) -> application.desk.call(Ask::new, SECOND),
				"--actor.observations.enabled=true");

		assertThat(parents(spans)).containsEntry("desk is called", "request")
			.containsEntry("desk handles", "desk is called")
			.containsEntry("audit is sent to", "desk handles")
			.containsEntry("audit handles", "audit is sent to");
		assertThat(spans).extracting(SpanData::getName)
			.containsOnly("request", "desk is called", "desk handles", "audit is sent to", "audit handles");
		assertThat(spans).extracting(SpanData::getTraceId).containsOnly(spans.getFirst().getTraceId());
	}

	@Test
	void aSendIsTheProducerOfWhatItsRecipientDoes() throws InterruptedException {
		List<SpanData> spans = trace(3, TracingTests::note, "--actor.observations.actors=audit");

		assertThat(parents(spans)).containsEntry("audit is sent to", "request")
			.containsEntry("audit handles", "audit is sent to");
		assertThat(spans).filteredOn((span) -> span.getName().equals("audit is sent to"))
			.singleElement()
			.satisfies((span) -> assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER));
	}

	@Test
	void aSendThatDoesNotArriveHasAnError() throws InterruptedException {
		// The third one is that of its stop.
		List<SpanData> spans = trace(3, (application) -> {
			Actor<Integer, String> none = Actor.of(0, (count, message) -> Next.state(count + 1));
			Started<String> started = none.labelled("none").start(application.system);
			started.pid().stop(ExitReason.NORMAL, SECOND);
			started.subject().send("too late");
		}, "--actor.observations.enabled=true");

		assertThat(spans).filteredOn((span) -> span.getName().equals("none is sent to"))
			.singleElement()
			.satisfies(
					(span) -> assertThat(span.getStatus().getDescription()).contains("did not get into the mailbox"));
	}

	@Test
	void sendsAreNotObservedIfOnlyTheHandlingIsWanted() throws InterruptedException {
		List<SpanData> spans = trace(2, TracingTests::note, "--actor.observations.enabled=true",
				"--actor.observations.sends=false");

		assertThat(parents(spans)).containsExactly(entry("audit handles", "request"));
	}

	private static void note(Application application) {
		CompletableFuture<String> noted = new CompletableFuture<>();
		application.audit.send(noted);
		noted.join();
	}

	@Test
	void aCallThatDoesNotWaitIsObservedToItsAnswer() throws InterruptedException {
		List<SpanData> spans = trace(5, (application) -> application.desk.callAsync(Ask::new, SECOND).join(),
				"--actor.observations.enabled=true");

		assertThat(parents(spans)).containsEntry("desk is called", "request")
			.containsEntry("desk handles", "desk is called");
	}

	@Test
	void timersAndTasksGoOnWithTheTrace() throws InterruptedException {
		List<SpanData> spans = trace(6, (application) -> {
			CompletableFuture<String> late = new CompletableFuture<>();
			application.audit.sendAfter(Duration.ofMillis(1), late);
			late.join();
			application.tasks.submit(() -> application.desk.call(Ask::new, SECOND)).join();
		}, "--actor.observations.actors=audit,desk");

		assertThat(spans).extracting(SpanData::getName).contains("audit handles", "desk handles");
		assertThat(spans).extracting(SpanData::getTraceId).containsOnly(spans.getFirst().getTraceId());
	}

	@Test
	void onlyNamedActorsAreObservedIfOnlyTheyAreWanted() throws InterruptedException {
		List<SpanData> spans = trace(3, (application) -> application.desk.call(Ask::new, SECOND),
				"--actor.observations.actors=audit");

		// What is not observed itself carries on what it was given.
		assertThat(parents(spans)).containsEntry("audit handles", "audit is sent to")
			.containsEntry("audit is sent to", "request")
			.doesNotContainKey("desk handles");
	}

	@Test
	void nothingIsObservedIfNothingIsSaid() throws InterruptedException {
		List<SpanData> spans = trace(1, (application) -> application.desk.call(Ask::new, SECOND));

		assertThat(spans).extracting(SpanData::getName).containsExactly("request");
	}

	@Test
	void aCrashIsTheErrorOfItsSpan() throws InterruptedException {
		List<SpanData> spans = trace(5,
				(application) -> assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> application.desk.call((reply) -> new Ask(null), SECOND)),
				"--actor.observations.enabled=true");

		assertThat(spans).filteredOn((span) -> span.getName().equals("desk handles"))
			.singleElement()
			.satisfies((span) -> assertThat(span.getStatus().getStatusCode())
				.isEqualTo(StatusData.error().getStatusCode()));
	}

	/** The spans of a request, and no others. */
	private static List<SpanData> trace(int expected, Consumer<Application> request, String... arguments)
			throws InterruptedException {
		BlockingQueue<SpanData> ended = new LinkedBlockingQueue<>();
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.initializers((each) -> each.getBeanFactory().registerSingleton("exporter", new QueueExporter(ended)))
			.properties("management.tracing.sampling.probability=1", "actor.root.intensity=1000",
					"management.opentelemetry.tracing.export.schedule-delay=10ms")
			.run(arguments);
		try (context) {
			Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
				.observe(() -> request.accept(context.getBean(Application.class)));
			List<SpanData> spans = new ArrayList<>();
			// What has answered ends its span a moment later.
			while (spans.size() < expected) {
				spans.add(Objects.requireNonNull(ended.poll(10, TimeUnit.SECONDS), () -> "only " + spans));
			}
			context.getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
			assertThat(ended).isEmpty();
			return spans;
		}
	}

	private record QueueExporter(BlockingQueue<SpanData> ended) implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			this.ended.addAll(spans);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

	private static Map<String, String> parents(List<SpanData> spans) {
		Map<String, SpanData> byId = spans.stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
		return spans.stream()
			.filter((span) -> byId.containsKey(span.getParentSpanId()))
			.collect(Collectors.toMap(SpanData::getName,
					(span) -> Objects.requireNonNull(byId.get(span.getParentSpanId())).getName()));
	}

	record Ask(Reply<String> reply) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Configured {

		@Bean
		ActorSpec<CompletableFuture<String>> audit() {
			return ActorSpec.of("audit", 0, (Integer count, CompletableFuture<String> message) -> {
				message.complete("done");
				return Next.state(count + 1);
			});
		}

		@Bean
		ActorSpec<Ask> desk(Subject<CompletableFuture<String>> audit) {
			return ActorSpec.of("desk", 0, (Integer count, Ask ask) -> {
				CompletableFuture<String> noted = new CompletableFuture<>();
				audit.send(noted);
				noted.join();
				ask.reply().send(Process.current().toString());
				return Next.state(count + 1);
			});
		}

		@Bean
		TaskSupervisorSpec tasks() {
			return TaskSupervisorSpec.of("tasks");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Configured.class)
	static class Application {

		final Subject<Ask> desk;

		final Subject<CompletableFuture<String>> audit;

		final TaskSupervisor tasks;

		final ActorSystem system;

		Application(@Qualifier("desk") Subject<Ask> desk, @Qualifier("audit") Subject<CompletableFuture<String>> audit,
				TaskSupervisor tasks, ActorSystem system) {
			this.desk = desk;
			this.audit = audit;
			this.tasks = tasks;
			this.system = system;
		}

	}

}
