package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import dev.actor.behavior.ActorSpec;
import dev.actor.spring.boot.WorkMessage;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.health.ActorsHealthContributor;
import dev.actor.spring.boot.actuate.health.HealthThresholds;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ActorHealthContributorAutoConfigurationTests {

	private static final Status DEGRADED = ActorsHealthContributor.DEGRADED;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class,
				ActorHealthContributorAutoConfiguration.class, HealthContributorAutoConfiguration.class,
				HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class))
		.withUserConfiguration(ShopConfiguration.class)
		.withPropertyValues("management.endpoints.web.exposure.include=health");

	@Test
	void healthIsUpWhileTheTreeRuns() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(ActorHistory.class);
			CompositeHealthDescriptor health = (CompositeHealthDescriptor) Objects
				.requireNonNull(context.getBean(HealthEndpoint.class).healthForPath("actors"));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getComponents()).containsOnlyKeys("root", "shop");
		});
	}

	@Test
	void healthIsUnknownBeforeTheTreeIsStarted() {
		this.contextRunner.withPropertyValues("actor.auto-startup=false")
			.run((context) -> assertThat(
					Objects.requireNonNull(context.getBean(HealthEndpoint.class).healthForPath("actors")).getStatus())
				.isEqualTo(Status.UNKNOWN));
	}

	@Test
	void aSupervisorMayBeTheMemberOfAGroup() {
		this.contextRunner.withPropertyValues("management.endpoint.health.group.readiness.include=actors/shop")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				CompositeHealthDescriptor group = (CompositeHealthDescriptor) Objects
					.requireNonNull(context.getBean(HealthEndpoint.class).healthForPath("readiness"));
				assertThat(((CompositeHealthDescriptor) Objects.requireNonNull(group.getComponents()).get("actors"))
					.getComponents()).containsOnlyKeys("shop");
			});
	}

	@Test
	void healthCanBeDisabledAndReplaced() {
		this.contextRunner.withPropertyValues("management.health.actors.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorsHealthContributor.class)
				.doesNotHaveBean(ActorHistory.class));
		this.contextRunner.withBean("actorsHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).doesNotHaveBean(ActorsHealthContributor.class));
		ActorHistory own = new ActorHistory();
		this.contextRunner.withBean(ActorHistory.class, () -> own)
			.run((context) -> assertThat(context).getBean(ActorHistory.class).isSameAs(own));
	}

	@Test
	void thresholdsHaveDefaults() {
		this.contextRunner.run((context) -> assertThat(context.getBean(ActorHealthProperties.class).thresholds())
			.isEqualTo(new HealthThresholds(10_000, Duration.ofSeconds(30), Duration.ofSeconds(10), 3,
					Duration.ofMinutes(1))));
	}

	@Test
	void thresholdsAreProperties() {
		this.contextRunner
			.withPropertyValues("actor.health.mailbox-length=7", "actor.health.stuck-after=3s",
					"actor.health.missing-after=0s", "actor.health.crash-loop.restarts=5",
					"actor.health.crash-loop.period=10m")
			.run((context) -> assertThat(context.getBean(ActorHealthProperties.class).thresholds())
				.isEqualTo(new HealthThresholds(7, Duration.ofSeconds(3), Duration.ZERO, 5, Duration.ofMinutes(10))));
	}

	@Test
	void wrongValuesFailTheStart() {
		for (String wrong : Set.of("mailbox-length=0", "stuck-after=-1s", "missing-after=-1s",
				"crash-loop.restarts=101", "crash-loop.period=-1s", "degraded.http-status=99")) {
			this.contextRunner.withPropertyValues("actor.health." + wrong)
				.run((context) -> assertThat(context).as(wrong)
					.getFailure()
					.rootCause()
					.hasMessageContaining(wrong.startsWith("mailbox") ? "mailboxLength"
							: wrong.contains("restarts") ? "crashLoop.restarts"
									: wrong.contains("status") ? "degraded.httpStatus" : wrong.split("=")[0]));
		}
	}

	@Test
	void degradedIsUpIfNothingIsSaid() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(ActorHealthProperties.class).degradedStatus()).isEqualTo(Status.UP);
			assertThat(context.getBean(StatusAggregator.class).getAggregateStatus(Status.UP, DEGRADED))
				.isEqualTo(Status.UP);
		});
	}

	@Test
	void degradedAsAStatusOfItsOwnIsBetweenDownAndUp() {
		this.contextRunner.withPropertyValues("actor.health.degraded.own-status=true").run((context) -> {
			assertThat(context.getBean(ActorHealthProperties.class).degradedStatus()).isEqualTo(DEGRADED);
			StatusAggregator aggregator = context.getBean(StatusAggregator.class);
			assertThat(aggregator.getAggregateStatus(Status.UP, DEGRADED, Status.UNKNOWN)).isEqualTo(DEGRADED);
			assertThat(aggregator.getAggregateStatus(Status.DOWN, DEGRADED)).isEqualTo(Status.DOWN);
			assertThat(aggregator.getAggregateStatus(Status.OUT_OF_SERVICE, DEGRADED)).isEqualTo(Status.OUT_OF_SERVICE);
			HttpCodeStatusMapper mapper = context.getBean(HttpCodeStatusMapper.class);
			assertThat(mapper.getStatusCode(DEGRADED)).isEqualTo(200);
			assertThat(mapper.getStatusCode(Status.UP)).isEqualTo(200);
			assertThat(mapper.getStatusCode(Status.DOWN)).isEqualTo(503);
			assertThat(mapper.getStatusCode(Status.OUT_OF_SERVICE)).isEqualTo(503);
		});
	}

	@Test
	void theHttpStatusOfDegradedIsAProperty() {
		this.contextRunner
			.withPropertyValues("actor.health.degraded.own-status=true", "actor.health.degraded.http-status=429")
			.run((context) -> assertThat(context.getBean(HttpCodeStatusMapper.class).getStatusCode(DEGRADED))
				.isEqualTo(429));
	}

	@Test
	void bootsOwnPropertiesForStatusesComeFirst() {
		this.contextRunner
			.withPropertyValues("actor.health.degraded.own-status=true",
					"management.endpoint.health.status.order=degraded,down,up",
					"management.endpoint.health.status.http-mapping.degraded=503")
			.run((context) -> {
				assertThat(context.getBean(StatusAggregator.class).getAggregateStatus(Status.DOWN, DEGRADED))
					.isEqualTo(DEGRADED);
				assertThat(context.getBean(HttpCodeStatusMapper.class).getStatusCode(DEGRADED)).isEqualTo(503);
			});
	}

	@Test
	void theStatusBeansBackOff() {
		StatusAggregator own = (statuses) -> Status.UP;
		this.contextRunner.withPropertyValues("actor.health.degraded.own-status=true")
			.withBean(StatusAggregator.class, () -> own)
			.withBean(HttpCodeStatusMapper.class, () -> (status) -> 418)
			.run((context) -> {
				assertThat(context).getBean(StatusAggregator.class).isSameAs(own);
				assertThat(context.getBean(HttpCodeStatusMapper.class).getStatusCode(Status.UP)).isEqualTo(418);
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class ShopConfiguration {

		@Bean
		ActorSpec<WorkMessage> counter() {
			return WorkMessage.named("counter");
		}

		@Bean
		SupervisorSpec shop(ActorSpec<WorkMessage> counter) {
			return SupervisorSpec.oneForOne("shop").child(counter);
		}

	}

}
