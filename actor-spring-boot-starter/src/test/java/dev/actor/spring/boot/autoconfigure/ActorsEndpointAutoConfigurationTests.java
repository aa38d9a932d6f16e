package dev.actor.spring.boot.autoconfigure;

import java.util.Set;

import dev.actor.ActorSystem;
import dev.actor.process.Name;
import dev.actor.spring.boot.actuate.endpoint.ActorDescriptor;
import dev.actor.spring.boot.actuate.ActorHistory;
import dev.actor.spring.boot.actuate.ActorsInfoContributor;
import dev.actor.spring.boot.actuate.endpoint.ActorsEndpoint;
import dev.actor.spring.boot.actuate.endpoint.ActorsEndpointWebExtension;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ActorsEndpointAutoConfigurationTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, ActorsEndpointAutoConfiguration.class,
				ActorsInfoContributorAutoConfiguration.class));

	@Test
	void endpointIsThereOnlyWhenExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(ActorsEndpoint.class)
			.doesNotHaveBean(ActorsEndpointWebExtension.class)
			.doesNotHaveBean(ActorHistory.class));
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=actors")
			.run((context) -> assertThat(context).hasSingleBean(ActorsEndpoint.class)
				.hasSingleBean(ActorsEndpointWebExtension.class)
				.hasSingleBean(ActorHistory.class));
	}

	@Test
	void theExtensionIsForTheWebOnly() {
		this.contextRunner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.web.exposure.exclude=*",
					"management.endpoints.jmx.exposure.include=actors")
			.run((context) -> assertThat(context).hasSingleBean(ActorsEndpoint.class)
				.doesNotHaveBean(ActorsEndpointWebExtension.class));
	}

	@Test
	void endpointCanBeClosed() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=actors",
					"management.endpoint.actors.access=none")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorsEndpoint.class));
	}

	@Test
	void statesAreNeverShownIfNothingIsSaid() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=actors").run((context) -> {
			ActorsEndpointProperties properties = context.getBean(ActorsEndpointProperties.class);
			assertThat(properties.showValues()).isEqualTo(Show.NEVER);
			assertThat(properties.roles()).isEmpty();
		});
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=actors",
					"management.endpoint.actors.show-values=when-authorized", "management.endpoint.actors.roles=ADMIN")
			.run((context) -> {
				ActorsEndpointProperties properties = context.getBean(ActorsEndpointProperties.class);
				assertThat(properties.showValues()).isEqualTo(Show.WHEN_AUTHORIZED);
				assertThat(properties.roles()).containsExactly("ADMIN");
			});
	}

	@Test
	void theBeansThatSanitizeValuesSanitizeStatesToo() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=actors",
					"management.endpoint.actors.show-values=always")
			.withUserConfiguration(ActorConfigurationTests.Counting.class)
			.withBean(SanitizingFunction.class, () -> SanitizingFunction.sanitizeValue().ifKeyEquals("counter"))
			.run((context) -> {
				WebEndpointResponse<ActorDescriptor> counter = context.getBean(ActorsEndpointWebExtension.class)
					.actor(SecurityContext.NONE, new String[] { "counter" }, null);
				assertThat(counter.getBody()).isNotNull();
				assertThat(counter.getBody().process()).isNotNull();
				assertThat(counter.getBody().process().actorState()).isEqualTo("******");
			});
	}

	@Test
	void asManyDeadLettersAreRememberedAsIsSaid() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=actors", "actor.dead-letters.remembered=2")
			.run((context) -> {
				for (int i = 0; i < 3; i++) {
					context.getBean(ActorSystem.class).subject(Name.<String>of("nobody")).trySend("lost");
				}
				assertThat(context.getBean(ActorHistory.class).deadLetters()).hasSize(2);
			});
	}

	@Test
	void theEndpointAndItsExtensionCanBeReplaced() {
		try (ActorSystem own = ActorSystem.create("own")) {
			this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=actors")
				.withBean("own", ActorsEndpoint.class, () -> endpoint(own))
				.withBean("ownExtension", ActorsEndpointWebExtension.class,
						() -> new ActorsEndpointWebExtension(endpoint(own), Show.NEVER, Set.of()))
				.run((context) -> assertThat(context).hasSingleBean(ActorsEndpoint.class)
					.hasBean("own")
					.hasSingleBean(ActorsEndpointWebExtension.class)
					.hasBean("ownExtension"));
		}
	}

	@Test
	void theInfoContributorCanBeDisabledAndReplaced() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ActorsInfoContributor.class));
		this.contextRunner.withPropertyValues("management.info.actors.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorsInfoContributor.class));
		this.contextRunner.withPropertyValues("actor.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ActorsInfoContributor.class));
		try (ActorSystem own = ActorSystem.create("own")) {
			this.contextRunner.withBean("own", ActorsInfoContributor.class, () -> new ActorsInfoContributor(own))
				.run((context) -> assertThat(context).hasSingleBean(ActorsInfoContributor.class).hasBean("own"));
		}
	}

	private static ActorsEndpoint endpoint(ActorSystem system) {
		return new ActorsEndpoint(system, new ActorHistory(), (event) -> {
		});
	}

}
