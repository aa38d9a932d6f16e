package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.AttachedProcess;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.Down;
import dev.actor.process.Monitor;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Selector;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.actuate.metrics.ActorWarningMetrics;
import dev.actor.spring.boot.warning.ActorWarning;
import dev.actor.spring.boot.warning.ActorWarnings;
import dev.actor.supervisor.SupervisorSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ActorWarningsAutoConfigurationTests {

	private static final Duration SHORT = Duration.ofMillis(50);

	private final ApplicationContextRunner emptyRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, ActorMetricsAutoConfiguration.class,
				ActorWarningsAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new);

	private final ApplicationContextRunner contextRunner = this.emptyRunner.withUserConfiguration(Configured.class);

	@Test
	void aSlowHandlerIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner.withPropertyValues("actor.warnings.slow-handler=20ms").run((context) -> {
			context.getBean(Client.class).subject().send(new Request.Take(SHORT));

			ActorWarning.SlowHandler warning = context.getBean(Events.class).next(ActorWarning.SlowHandler.class);
			assertThat(warning.label()).isEqualTo("desk");
			assertThat(warning.message()).isEqualTo(Request.Take.class);
			assertThat(warning.time()).isGreaterThan(Duration.ofMillis(20));
			assertThat(output).contains("'desk' <").contains("ms to handle " + Request.Take.class.getName());
			assertThat(count(context.getBean(MeterRegistry.class), "slow-handler")).isOne();
		});
	}

	@Test
	void aStuckHandlerIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner.withPropertyValues("actor.warnings.stuck-handler=20ms").run((context) -> {
			context.getBean(Client.class).subject().send(new Request.Take(Duration.ofSeconds(1)));

			ActorWarning.StuckHandler warning = context.getBean(Events.class).next(ActorWarning.StuckHandler.class);
			assertThat(warning.stack()).anySatisfy((frame) -> assertThat(frame.getMethodName()).isEqualTo("takeTime"));
			assertThat(output).contains("is stuck: it handles " + Request.Take.class.getName()).contains("takeTime(");
			assertThat(count(context.getBean(MeterRegistry.class), "stuck-handler")).isOne();
		});
	}

	@Test
	void aCycleOfCallsIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			Client client = context.getBean(Client.class);
			client.subject().send(new Request.Ask(client.other()));
			client.other().send(new Request.Ask(client.subject()));

			ActorWarning.CallCycle warning = context.getBean(Events.class).next(ActorWarning.CallCycle.class);
			assertThat(warning.subject()).isEqualTo("desk, other");
			assertThat(output).contains("wait for each other in calls, and none goes on before a timeout: '");
			assertThat(count(context.getBean(MeterRegistry.class), "call-cycle")).isPositive();
		});
	}

	@Test
	void aLongMailboxIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner.withPropertyValues("actor.mailbox.mark=3").run((context) -> {
			Subject<Request> desk = context.getBean(Client.class).subject();
			desk.send(new Request.Take(Duration.ofMillis(300)));
			for (int i = 0; i < 5; i++) {
				desk.send(new Request.Take(Duration.ZERO));
			}

			ActorWarning.LongMailbox warning = context.getBean(Events.class).next(ActorWarning.LongMailbox.class);
			assertThat(warning.length()).isBetween(3, 5);
			assertThat(output).contains(warning.length() + " messages waiting");
			assertThat(count(context.getBean(MeterRegistry.class), "long-mailbox")).isOne();
		});
	}

	@Test
	void aReplyThatIsNeverGivenIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			Subject<Request> desk = context.getBean(Client.class).subject();
			assertThatExceptionOfType(CallTimeoutException.class)
				.isThrownBy(() -> desk.<String>call(Request.Ignore::new, SHORT));

			ActorWarning.NoReply warning = context.getBean(Events.class).next(ActorWarning.NoReply.class);
			assertThat(warning.request()).isEqualTo(Request.Ignore.class);
			assertThat(output).contains("did not answer " + Request.Ignore.class.getName());
			assertThat(count(context.getBean(MeterRegistry.class), "no-reply")).isOne();
		});
	}

	@Test
	void aCrashLoopIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("actor.root.intensity=10", "actor.warnings.crash-loop.restarts=2",
					"actor.warnings.crash-loop.period=30s")
			.run((context) -> {
				Client client = context.getBean(Client.class);
				ActorSystem system = context.getBean(ActorSystem.class);
				for (int i = 0; i < 2; i++) {
					killAndAwaitRestart(system, client.subject().owner().orElseThrow());
				}

				ActorWarning.CrashLoop warning = context.getBean(Events.class).next(ActorWarning.CrashLoop.class);
				assertThat(warning.child()).isEqualTo("desk");
				assertThat(warning.period()).isEqualTo(Duration.ofSeconds(30));
				assertThat(output).contains("'desk' crashes in a loop");
				assertThat(count(context.getBean(MeterRegistry.class), "crash-loop")).isOne();
			});
	}

	@Test
	void anActorBelowNoSupervisorIsALogLineAnEventAndAMetric(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(count(context.getBean(MeterRegistry.class), "unsupervised")).isZero();

			context.getBean(ActorSystem.class).start(CounterMessage.named("alone"));

			ActorWarning.Unsupervised warning = context.getBean(Events.class).next(ActorWarning.Unsupervised.class);
			assertThat(warning.label()).isEqualTo("alone");
			assertThat(output).contains("Actor 'alone' ").contains("is below no supervisor");
			assertThat(count(context.getBean(MeterRegistry.class), "unsupervised")).isOne();
		});
	}

	@Test
	void aWarningIsAnApplicationEvent() {
		this.contextRunner.run((context) -> {
			context.getBean(ActorSystem.class).start(CounterMessage.named("alone"));

			Events events = context.getBean(Events.class);
			ActorWarning warning = events.next(ActorWarning.class);
			assertThat(events.events.poll(5, TimeUnit.SECONDS)).isInstanceOfSatisfying(PayloadApplicationEvent.class,
					(event) -> assertThat(event.getPayload()).isEqualTo(warning));
		});
	}

	@Test
	void warningsCanBeDisabled() {
		this.contextRunner.withPropertyValues("actor.warnings.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ActorWarnings.class)
				.doesNotHaveBean(ActorWarningMetrics.class)
				.doesNotHaveBean("actorWarningsBuilderCustomizer"));
		this.emptyRunner.withPropertyValues("actor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorWarnings.class));
	}

	@Test
	void warningsDoWithoutMeters() {
		this.contextRunner.withPropertyValues("actor.metrics.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ActorWarnings.class)
				.doesNotHaveBean(ActorWarningMetrics.class)
				.doesNotHaveBean("actorMetrics"));
	}

	@Test
	void backsOffWhenTheUserHasWarningsAndMetersOfHisOwn() {
		this.contextRunner.withUserConfiguration(OwnWarnings.class)
			.run((context) -> assertThat(context).hasSingleBean(ActorWarnings.class).hasBean("ownWarnings"));
		this.contextRunner.withBean("ownMetrics", ActorWarningMetrics.class,
				() -> new ActorWarningMetrics(new ActorWarnings((event) -> {
				}, SHORT, 1, SHORT, InstantSource.system())))
			.run((context) -> assertThat(context).hasSingleBean(ActorWarningMetrics.class).hasBean("ownMetrics"));
	}

	@Test
	void aCustomizerOfTheUserHasTheLastWord() {
		this.contextRunner
			.withBean(ActorSystemBuilderCustomizer.class, () -> (builder) -> builder.slowHandler(Duration.ofMillis(20)))
			.withPropertyValues("actor.warnings.slow-handler=1h")
			.run((context) -> {
				context.getBean(Client.class).subject().send(new Request.Take(SHORT));

				assertThat(context.getBean(Events.class).next(ActorWarning.SlowHandler.class)).isNotNull();
			});
	}

	@Test
	void wrongValuesFailTheStart() {
		this.contextRunner.withPropertyValues("actor.warnings.stuck-handler=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'actor.warnings.stuck-handler' must be longer than zero, but is PT0S"));
		this.contextRunner.withPropertyValues("actor.warnings.crash-loop.period=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'actor.warnings.crash-loop.period' must be longer than zero, but is PT-1S"));
		this.contextRunner.withPropertyValues("actor.warnings.crash-loop.restarts=0")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("crashLoop.restarts"));
	}

	/** The supervisor hears of the end before the monitor, and answers in order. */
	private static void killAndAwaitRestart(ActorSystem system, Pid pid) {
		try (AttachedProcess self = system.attach()) {
			Monitor monitor = self.monitor(pid);
			pid.kill();
			assertThat(self.receive(Selector.<Down>empty().monitor(monitor, (down) -> down), Duration.ofSeconds(5)))
				.isPresent();
			SupervisorSpec.oneForOne("root").handle(system).countChildren();
		}
	}

	private static double count(MeterRegistry registry, String kind) {
		return registry.get("actor.warnings").tag("kind", kind).functionCounter().count();
	}

	sealed interface Request {

		record Take(Duration time) implements Request {
		}

		record Ask(Subject<Request> other) implements Request {
		}

		record Ignore(Reply<String> reply) implements Request {
		}

	}

	record Client(Subject<Request> subject, Subject<Request> other) {
	}

	/** Takes events on the thread that publishes them. */
	static class Events {

		private final BlockingQueue<ActorWarning> warnings = new LinkedBlockingQueue<>();

		private final BlockingQueue<ApplicationEvent> events = new LinkedBlockingQueue<>();

		@EventListener
		void warned(ActorWarning warning) {
			this.warnings.add(warning);
		}

		@EventListener
		void published(ApplicationEvent event) {
			if (event instanceof PayloadApplicationEvent<?> published
					&& published.getPayload() instanceof ActorWarning) {
				this.events.add(event);
			}
		}

		<W extends ActorWarning> W next(Class<W> type) throws InterruptedException {
			ActorWarning warning = this.warnings.poll(5, TimeUnit.SECONDS);
			assertThat(warning).isInstanceOf(type);
			return type.cast(warning);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Configured {

		@Bean
		ActorSpec<Request> desk() {
			return spec("desk");
		}

		@Bean
		ActorSpec<Request> other() {
			return spec("other");
		}

		private static ActorSpec<Request> spec(String name) {
			return ActorSpec.of(name, 0, (state, request) -> {
				switch (request) {
					case Request.Take take -> takeTime(take.time());
					case Request.Ask ask -> ask.other().<String>call(Request.Ignore::new, Duration.ofMillis(200));
					case Request.Ignore ignore -> {
					}
				}
				return Next.state(state);
			});
		}

		private static void takeTime(Duration time) {
			long begin = System.nanoTime();
			while (System.nanoTime() - begin < time.toNanos()) {
				Thread.onSpinWait();
			}
		}

		@Bean
		Client client(Subject<Request> deskSubject, Subject<Request> otherSubject) {
			return new Client(deskSubject, otherSubject);
		}

		@Bean
		Events events() {
			return new Events();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnWarnings {

		@Bean
		ActorWarnings ownWarnings(ApplicationEventPublisher publisher) {
			return new ActorWarnings(publisher, SHORT, 1, SHORT, InstantSource.system());
		}

	}

}
