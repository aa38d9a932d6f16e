package dev.actor.spring.boot.autoconfigure;

import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import dev.actor.supervisor.SupervisorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What people read when their tree is not one. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalyzerTests {

	@Test
	void twoBeansWithOneName(CapturedOutput output) {
		fail(ActorAutoConfigurationTests.DuplicateConfiguration.class);

		assertThat(text(output)).contains("""
				APPLICATION FAILED TO START
				***************************

				Description:

				The name 'counter' is used twice in the actor tree:

				    - bean 'one'
				    - bean 'two'

				Action:

				Give each actor and supervisor a name of its own: it is how messages find the process.
				""");
	}

	@Test
	void aChildOfTwoSupervisors(CapturedOutput output) {
		fail(ActorAutoConfigurationTests.TwoParentsConfiguration.class);

		assertThat(text(output)).contains("""
				Description:

				'counter' is the child of more than one supervisor:

				    - supervisor 'left'
				    - supervisor 'right'

				Action:

				Decide which supervisor starts it, and take it away from the others. Those who only send to it need \
				its Subject, not its spec.
				""");
	}

	@Test
	void anActorWithoutATypeOfMessages(CapturedOutput output) {
		fail(Untyped.class);

		assertThat(text(output)).contains("""
				Description:

				The messages of the actor spec bean 'counter' have no known type: it is declared as \
				'dev.actor.behavior.ActorSpec<?>'.

				Action:

				Declare the type of the messages where the bean is declared, as in \
				'@Bean ActorSpec<OrderMessage> counter()', so that a Subject<OrderMessage> can be injected.
				""");
	}

	@Test
	void aSignificantChildOfASupervisorThatDoesNotCare(CapturedOutput output) {
		fail(Significant.class);

		assertThat(text(output)).contains("""
				Description:

				Supervisor 'shop': child 'counter' is 'significant', but the supervisor's 'autoShutdown' is NEVER; say \
				which significant ends are its end.
				""").contains("""
				Action:

				Change the spec of supervisor 'shop', or that of its child 'counter'.
				""");
	}

	@Test
	void supervisorsThatAreEachOthersChildren(CapturedOutput output) {
		fail(Circle.class);

		assertThat(text(output))
			.contains("The dependencies of some of the beans in the application context form a cycle")
			.contains("left")
			.contains("right");
	}

	@Test
	void aSubjectThatNoActorHas(CapturedOutput output) {
		fail(Wrong.class);

		assertThat(text(output)).contains("""
				Description:

				There is no dev.actor.process.Subject<java.lang.Integer>. Declared actors have these:

				    - dev.actor.process.Subject<dev.actor.spring.boot.CounterMessage> 'counterSubject'

				Action:

				Declare a bean of type ActorSpec<java.lang.Integer>, or inject one of the subjects that there are.
				""");
	}

	@Test
	void aSubjectThatTwoActorsHave(CapturedOutput output) {
		fail(Ambiguous.class);

		assertThat(text(output)).contains("More than one actor takes messages of the type of")
			.contains("'oneSubject'")
			.contains("'otherSubject'")
			.contains("@Qualifier with the name of the spec bean");
	}

	@Test
	void aChildThatDoesNotStart(CapturedOutput output) {
		fail(ActorAutoConfigurationTests.FailingConfiguration.class);

		assertThat(text(output)).contains("The actor tree did not start: 'root' did not start")
			.contains("no database")
			.contains("Look for the innermost reason above");
	}

	@Test
	void theConfigurationOfAnActorThatDoesNotExist(CapturedOutput output) {
		fail(ActorAutoConfigurationTests.FailingConfiguration.class, "--actor.actors.helthy.init-timeout=1s",
				"--actor.auto-startup=false");

		assertThat(text(output)).contains("""
				Description:

				'actor.actors.helthy' configures an actor that does not exist: no declared actor has the name 'helthy'.

				Action:

				Correct or remove the property. Declared actors: \
				""");
	}

	private static void fail(Class<?> configuration, String... arguments) {
		SpringApplication application = new SpringApplication(Application.class, configuration);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> application.run(arguments));
	}

	private static String text(CapturedOutput output) {
		return output.getAll().replace(System.lineSeparator(), "\n");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ActorAutoConfiguration.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Untyped {

		@Bean
		ActorSpec<?> counter() {
			return CounterMessage.named("counter");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Significant {

		@Bean
		SupervisorSpec shop() {
			return SupervisorSpec.oneForOne("shop")
				.child(ChildSpec.of(CounterMessage.named("counter")).restart(Restart.TRANSIENT).significant(true));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Circle {

		@Bean
		SupervisorSpec left(SupervisorSpec right) {
			return SupervisorSpec.oneForOne("left").child(right);
		}

		@Bean
		SupervisorSpec right(SupervisorSpec left) {
			return SupervisorSpec.oneForOne("right").child(left);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(ActorAutoConfigurationTests.LostClient.class)
	static class Wrong {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Ambiguous {

		@Bean
		ActorSpec<CounterMessage> one() {
			return CounterMessage.named("one");
		}

		@Bean
		ActorSpec<CounterMessage> other() {
			return CounterMessage.named("other");
		}

		@Bean
		String client(Subject<CounterMessage> counter) {
			return counter.toString();
		}

	}

}
