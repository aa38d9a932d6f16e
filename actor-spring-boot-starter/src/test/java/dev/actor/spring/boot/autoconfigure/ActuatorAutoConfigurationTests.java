package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.AttachedProcess;
import dev.actor.process.ExitReason;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.actuate.metrics.ActorMetrics;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.SupervisorSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ActuatorAutoConfigurationTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(
				AutoConfigurations.of(ActorAutoConfiguration.class, ActorHealthContributorAutoConfiguration.class,
						ActorMetricsAutoConfiguration.class, ActorsEndpointAutoConfiguration.class,
						ActorsInfoContributorAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withUserConfiguration(CounterConfiguration.class);

	@Test
	void metersFollowTheActors() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Counter counter = context.getBean(Counter.class);
			counter.subject().send(new CounterMessage.Increment());
			counter.subject().call(CounterMessage.Get::new, SECOND);
			crashAndAwaitRestart(context.getBean(ActorSystem.class), counter);
			context.getBean(ActorSystem.class).subject(dev.actor.process.Name.<String>of("nobody")).trySend("lost");

			assertThat(registry.get("actor.processes").gauge().value()).isEqualTo(3);
			assertThat(registry.get("actor.mailbox.size").tag("actor", "counter").gauge().value()).isZero();
			assertThat(registry.get("actor.messages").tag("actor", "counter").functionCounter().count()).isEqualTo(3);
			counter.subject().call(CounterMessage.Get::new, SECOND);
			crashAndAwaitRestart(context.getBean(ActorSystem.class), counter);
			assertThat(registry.get("actor.messages").tag("actor", "counter").functionCounter().count()).isEqualTo(5);
			assertThat(registry.get("actor.handling").tag("actor", "counter").timer().count()).isBetween(1L, 5L);
			assertThat(registry.get("actor.restarts").tags("supervisor", "shop", "actor", "counter").counter().count())
				.isEqualTo(2);
			assertThat(
					registry.get("actor.dead.letters").tags("actor", "other", "cause", "no-process").counter().count())
				.isEqualTo(1);
		});
	}

	@Test
	void restartsAreCountedFromZeroAndUnderDeclaredNamesOnly() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(restarts(registry, "root", "shop")).isZero();
			assertThat(restarts(registry, "shop", "counter")).isZero();

			ActorMetrics metrics = context.getBean(ActorMetrics.class);
			metrics.restarted("tenant-1", "worker-1", ExitReason.KILLED);
			metrics.restarted("tenant-2", "worker-2", ExitReason.KILLED);
			metrics.restarted("root", "shop", ExitReason.KILLED);

			assertThat(restarts(registry, "other", "other")).isEqualTo(2);
			assertThat(restarts(registry, "root", "shop")).isOne();
			assertThat(registry.get("actor.restarts").counters()).hasSize(3);
		});
	}

	private static double restarts(MeterRegistry registry, String supervisor, String actor) {
		return registry.get("actor.restarts").tags("supervisor", supervisor, "actor", actor).counter().count();
	}

	@Test
	void whatASupervisorDoesIsNotTheHandlingOfAMessage() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			Counter counter = context.getBean(Counter.class);
			counter.shop().terminateChild("unknown");
			counter.shop().terminateChild("unknown");

			assertThat(context.getBean(MeterRegistry.class).get("actor.handling").tag("actor", "other").timer().count())
				.isZero();
		});
	}

	@Test
	void startsWithoutAMeterRegistry() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ActorMetrics.class));
	}

	@Test
	void startsWithoutActuatorAndMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthContributor.class, InfoContributor.class,
				MeterRegistry.class, io.micrometer.core.instrument.binder.MeterBinder.class,
				org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ActorSystem.class)
				.doesNotHaveBean("actorsHealthContributor")
				.doesNotHaveBean("actorHistory")
				.doesNotHaveBean("actorsInfoContributor")
				.doesNotHaveBean("actorMetrics")
				.doesNotHaveBean("actorsEndpoint"));
	}

	/**
	 * Waits for the meter or picture by asking the supervisor, which answers in order.
	 */
	private static void crashAndAwaitRestart(ActorSystem system, Counter counter) {
		try (AttachedProcess self = system.attach()) {
			var monitor = self.monitor(counter.subject().owner().orElseThrow());
			counter.subject().send(new CounterMessage.Crash());
			assertThat(self.receive(dev.actor.process.Selector.<Object>empty().monitor(monitor, (end) -> end), SECOND))
				.isPresent();
			counter.shop().terminateChild("unknown");
		}
	}

	record Counter(Subject<CounterMessage> subject, dev.actor.supervisor.Supervisor shop) {
	}

	@Configuration(proxyBeanMethods = false)
	static class CounterConfiguration {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		SupervisorSpec shop(ActorSpec<CounterMessage> counter) {
			return SupervisorSpec.oneForOne("shop").child(ChildSpec.of(counter));
		}

		@Bean
		Counter client(Subject<CounterMessage> subject, dev.actor.supervisor.Supervisor shop) {
			return new Counter(subject, shop);
		}

	}

}
