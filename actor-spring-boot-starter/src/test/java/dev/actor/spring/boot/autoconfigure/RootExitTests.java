package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class RootExitTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withPropertyValues("actor.root.intensity=0", "actor.name=shop")
		.withUserConfiguration(CounterConfiguration.class);

	@Test
	void marksTheApplicationAsBrokenByDefault(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			Liveness liveness = context.getBean(Liveness.class);

			crash(context);

			assertThat(liveness.next()).isEqualTo(LivenessState.BROKEN);
			assertThat(liveness.getLivenessState()).isEqualTo(LivenessState.BROKEN);
			assertThat(context.getSourceApplicationContext().isActive()).isTrue();
			assertThat(output).contains("The application is marked as broken, so that its platform restarts it");
		});
	}

	@Test
	void theReportNamesThoseWhoGaveUpFromTheTopDown(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			crash(context);
			context.getBean(Liveness.class).next();

			assertThat(output).contains("""
					*************************
					ROOT SUPERVISOR HAS ENDED
					*************************

					Description:

					Root supervisor 'root' of actor system 'shop' has ended (shutdown), though nobody stopped the \
					application. No actor runs any more. The supervisors that gave up, from the top down:

					    - 'root', because its children ended too often, last 'stock' (shutdown)
					    - 'stock', because its children ended too often, last 'counter' \
					(abnormal: java.lang.IllegalStateException: crash on demand)

					Action:

					Find out why 'counter' ends: the log has a report of each crash.\
					""");
		});
	}

	@Test
	void aRootThatWasKilledHasNoStory(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			context.getBean(ActorSystem.class).trees().getFirst().pid().orElseThrow().kill();
			context.getBean(Liveness.class).next();

			assertThat(output).contains("has ended (killed)")
				.contains("Find out who stopped or killed it.")
				.doesNotContain("from the top down");
		});
	}

	@Test
	void aRootThatEndedBeforeTheApplicationHadStartedIsNotForgotten() {
		SpringApplication application = new SpringApplication(EarlyConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext context = application.run("--actor.root.intensity=0")) {
			Liveness liveness = context.getBean(Liveness.class);
			assertThat(context.getBean(Early.class).seen).isEqualTo(LivenessState.BROKEN);
			assertThat(liveness.next()).isEqualTo(LivenessState.CORRECT);
			assertThat(liveness.next()).isEqualTo(LivenessState.BROKEN);
			assertThat(liveness.getLivenessState()).isEqualTo(LivenessState.BROKEN);
		}
	}

	@Test
	void anotherTreeMakesTheApplicationCorrectAgain() {
		this.contextRunner.run((context) -> {
			Liveness liveness = context.getBean(Liveness.class);
			crash(context);
			assertThat(liveness.next()).isEqualTo(LivenessState.BROKEN);

			context.getSourceApplicationContext().stop();
			context.getSourceApplicationContext().start();

			assertThat(liveness.next()).isEqualTo(LivenessState.CORRECT);
			assertThat(context.getBean(Counters.class).subject().call(CounterMessage.Get::new, LONG)).isZero();
		});
	}

	@Test
	void theStoryOfOneEndIsNotToldOfTheNext(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			crash(context);
			assertThat(context.getBean(Liveness.class).next()).isEqualTo(LivenessState.BROKEN);
			context.getSourceApplicationContext().start();
			assertThat(context.getBean(Liveness.class).next()).isEqualTo(LivenessState.CORRECT);
			assertThat(output).contains("Find out why 'counter' ends").doesNotContain("Find out who stopped");

			context.getBean(ActorSystem.class).trees().getFirst().pid().orElseThrow().kill();

			assertThat(context.getBean(Liveness.class).next()).isEqualTo(LivenessState.BROKEN);
			assertThat(output).contains("Find out who stopped or killed it.");
		});
	}

	@Test
	void closesTheContext(CapturedOutput output) {
		this.contextRunner.withPropertyValues("actor.on-root-exit=close-context").run((context) -> {
			Thread watch = ActorTreeLifecycleTests.keepAlive("shop");

			crash(context);

			assertThat(watch.join(LONG)).isTrue();
			assertThat(context.getSourceApplicationContext().isActive()).isFalse();
			assertThat(output).contains("The application context closes ('actor.on-root-exit' is 'close-context')");
		});
	}

	@Test
	void onlyReports(CapturedOutput output) {
		this.contextRunner.withPropertyValues("actor.on-root-exit=report").run((context) -> {
			Thread watch = ActorTreeLifecycleTests.keepAlive("shop");

			crash(context);

			assertThat(watch.join(LONG)).isTrue();
			assertThat(context.getBean(Liveness.class).states).isEmpty();
			assertThat(context.getSourceApplicationContext().isActive()).isTrue();
			assertThat(output)
				.contains("The application goes on without its actors ('actor.on-root-exit' is 'report')");
		});
	}

	@Test
	void anOrderlyStopIsNoFailure(CapturedOutput output) throws InterruptedException {
		Thread[] watch = new Thread[1];
		this.contextRunner.run((context) -> watch[0] = ActorTreeLifecycleTests.keepAlive("shop"));

		assertThat(watch[0].join(LONG)).isTrue();
		assertThat(output).doesNotContain("ROOT SUPERVISOR");
	}

	@Test
	void refusesAnExitCodeThatNobodyWouldSee() {
		this.contextRunner.withPropertyValues("actor.root-exit-code=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'actor.root-exit-code' must be between 1 and 255, but is 0"));
		this.contextRunner.withPropertyValues("actor.root-exit-code=256")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'actor.root-exit-code' must be between 1 and 255, but is 256"));
	}

	@Test
	void saysWhichChoicesThereAre(CapturedOutput output) {
		SpringApplication application = new SpringApplication(EarlyConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);

		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> application.run("--actor.on-root-exit=panic"));

		assertThat(output).containsSubsequence("APPLICATION FAILED TO START", "Property: actor.on-root-exit",
				"Value: \"panic\"", "The following values are valid:", "CLOSE_CONTEXT", "EXIT", "MARK_BROKEN",
				"REPORT");
	}

	private static void crash(AssertableApplicationContext context) {
		context.getBean(Counters.class).subject().send(new CounterMessage.Crash());
	}

	@Configuration(proxyBeanMethods = false)
	static class CounterConfiguration {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		SupervisorSpec stock(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("stock").intensity(0, Duration.ofSeconds(5)).child(counter);
		}

		@Bean
		Counters counters(Subject<CounterMessage> subject) {
			return new Counters(subject);
		}

		@Bean
		Liveness liveness() {
			return new Liveness();
		}

	}

	record Counters(Subject<CounterMessage> subject) {
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ActorAutoConfiguration.class)
	@Import({ CounterConfiguration.class, Early.class })
	static class EarlyConfiguration {

	}

	/** Has the root give up when everything is started, but Boot has not said so yet. */
	static class Early implements SmartLifecycle {

		private final Counters counters;

		private final Liveness liveness;

		volatile LivenessState seen;

		Early(Counters counters, Liveness liveness) {
			this.counters = counters;
			this.liveness = liveness;
		}

		@Override
		public void start() {
			this.counters.subject().send(new CounterMessage.Crash());
			this.seen = this.liveness.next();
		}

		@Override
		public void stop() {
			this.seen = null;
		}

		@Override
		public boolean isRunning() {
			return this.seen != null;
		}

	}

	/** What Boot would answer, and each change of it. */
	static class Liveness extends ApplicationAvailabilityBean {

		final BlockingQueue<LivenessState> states = new LinkedBlockingQueue<>();

		@Override
		public void onApplicationEvent(AvailabilityChangeEvent<?> event) {
			super.onApplicationEvent(event);
			if (event.getState() instanceof LivenessState state) {
				this.states.add(state);
			}
		}

		LivenessState next() {
			try {
				return this.states.poll(LONG.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
