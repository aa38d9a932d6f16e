package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/** The beans of a context that was computed beforehand. */
class AheadOfTimeTests {

	@Test
	@CompileWithForkedClassLoader
	void aMessageTypeThatOnlyItsPackageSeesIsNoHindrance() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Application.class);
		TestGenerationContext generation = new TestGenerationContext();
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();

		TestCompiler.forSystem().with(generation).compile((compiled) -> start(compiled, initializer));
	}

	@SuppressWarnings("unchecked")
	private static void start(Compiled compiled, ClassName initializer) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			compiled.getInstance(ApplicationContextInitializer.class, initializer.toString()).initialize(context);
			context.refresh();

			assertThat(context.getBean(Client.class).greetings.call(Greet::new, Duration.ofSeconds(1)))
				.isEqualTo("hello");
		}
	}

	record Greet(Reply<String> reply) {
	}

	static class Client {

		final Subject<Greet> greetings;

		Client(Subject<Greet> greetings) {
			this.greetings = greetings;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ActorAutoConfiguration.class)
	@Import(Client.class)
	static class Application {

		@Bean
		ActorSpec<Greet> greetings() {
			return ActorSpec.of("greetings", 0,
					(Integer count, Greet greet) -> Next.reply(greet.reply(), "hello", count));
		}

	}

}
