package dev.actor.spring.boot.observation;

import java.time.Duration;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.spring.boot.autoconfigure.ActorContextAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/** What a handler knows of whoever has sent its message. */
class ContextTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorContextAutoConfiguration.class, ActorAutoConfiguration.class))
		.withUserConfiguration(Asked.class);

	@AfterEach
	void forget() {
		MDC.clear();
		SecurityContextHolder.clearContext();
	}

	@Test
	void knowsNothingIfNothingIsSaid() {
		this.contextRunner
			.run((context) -> assertThat(ask(context.getBean("askedSubject", Subject.class))).isEqualTo("null null"));
	}

	@Test
	void knowsTheMdc() {
		this.contextRunner.withPropertyValues("actor.context.mdc=true")
			.run((context) -> assertThat(ask(context.getBean("askedSubject", Subject.class))).isEqualTo("4711 null"));
	}

	@Test
	void knowsWhoIsLoggedIn() {
		this.contextRunner.withPropertyValues("actor.context.propagation=true").run((context) -> {
			Subject<?> asked = context.getBean("askedSubject", Subject.class);
			assertThat(ask(asked)).isEqualTo("null anna");
			SecurityContextHolder.clearContext();
			assertThat(answer(asked)).isEqualTo("null null");
		});
	}

	@Test
	void knowsBoth() {
		this.contextRunner.withPropertyValues("actor.context.propagation=true", "actor.context.mdc=true")
			.run((context) -> assertThat(ask(context.getBean("askedSubject", Subject.class))).isEqualTo("4711 anna"));
	}

	@Test
	void startsWithoutContextPropagation() {
		this.contextRunner.withPropertyValues("actor.context.propagation=true")
			.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ContextPropagation.class));
	}

	private static String ask(Subject<?> asked) {
		MDC.put("request", "4711");
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anna", "secret"));
		return answer(asked);
	}

	@SuppressWarnings("unchecked")
	private static String answer(Subject<?> asked) {
		return ((Subject<Reply<String>>) asked).call((reply) -> reply, Duration.ofSeconds(1));
	}

	@Configuration(proxyBeanMethods = false)
	static class Asked {

		@Bean
		ActorSpec<Reply<String>> asked() {
			return ActorSpec.of("asked", 0, (Integer count, Reply<String> reply) -> {
				Authentication user = SecurityContextHolder.getContext().getAuthentication();
				return Next.reply(reply, MDC.get("request") + " " + ((user != null) ? user.getName() : null),
						count + 1);
			});
		}

	}

}
