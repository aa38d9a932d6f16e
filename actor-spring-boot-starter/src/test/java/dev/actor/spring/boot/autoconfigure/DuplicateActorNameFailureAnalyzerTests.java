package dev.actor.spring.boot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class DuplicateActorNameFailureAnalyzerTests {

	@Test
	void explainsWhichBeansShareTheNameAndWhatToDo(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);

		assertThatExceptionOfType(Exception.class).isThrownBy(application::run);

		assertThat(output.getAll().replace(System.lineSeparator(), "\n")).contains("""
				APPLICATION FAILED TO START
				***************************

				Description:

				The name 'counter' is used twice in the actor tree:

				    - bean 'one'
				    - bean 'two'


				Action:

				Give each actor and supervisor a name of its own: it is how messages find the process. If both places \
				mean the same actor, make it the child of one supervisor only.
				""");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ActorAutoConfiguration.class)
	@Import(ActorAutoConfigurationTests.DuplicateConfiguration.class)
	static class Application {

	}

}
