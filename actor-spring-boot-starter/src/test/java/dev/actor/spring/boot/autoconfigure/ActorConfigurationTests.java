package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.MailboxFullException;
import dev.actor.process.MutableMessageException;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Shutdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActorConfigurationTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void boundsTheMailboxOfOneActor() {
		this.contextRunner.withUserConfiguration(Gated.class)
			.withPropertyValues("actor.actors.gated.mailbox.capacity=2", "actor.actors.gated.mailbox.overflow=fail")
			.run((context) -> {
				Gated gated = context.getBean(Gated.class);
				@SuppressWarnings("unchecked")
				Subject<String> subject = context.getBean("gatedSubject", Subject.class);
				subject.send("in work");
				gated.begun.await();
				subject.send("waits");
				subject.send("waits too");

				assertThatExceptionOfType(MailboxFullException.class).isThrownBy(() -> subject.send("no room"));
				gated.open.countDown();
			});
	}

	@Test
	void limitsTheInitialiserOfOneActor() {
		this.contextRunner.withUserConfiguration(Slow.class)
			.withPropertyValues("actor.actors.slow.init-timeout=20ms")
			.run((context) -> assertThat(context).getFailure().cause().hasMessageContaining("'slow' did not start"));
	}

	@Test
	void limitsAllInitialisersThatSayNothing() {
		this.contextRunner.withUserConfiguration(Slow.class)
			.withPropertyValues("actor.defaults.init-timeout=20ms")
			.run((context) -> assertThat(context).getFailure().cause().hasMessageContaining("'slow' did not start"));
	}

	@Test
	void saysHowLongAnActorMayTakeToStop() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.actors.counter.shutdown-timeout=7s")
			.run((context) -> assertThat(context.getBean(ActorTree.class).root().children()).singleElement()
				.satisfies((child) -> assertThat(child.shutdown()).isEqualTo(Shutdown.within(Duration.ofSeconds(7)))));
	}

	@Test
	void saysHowLongAllActorsMayTakeToStopThatSayNothing() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withBean("patient", ChildSpec.class,
					() -> ChildSpec.of(CounterMessage.named("patient")).shutdown(Duration.ofMinutes(1)))
			.withPropertyValues("actor.defaults.shutdown-timeout=7s")
			.run((context) -> assertThat(context.getBean(ActorTree.class).root().children())
				.extracting(ChildSpec::shutdown)
				.containsExactlyInAnyOrder(Shutdown.within(Duration.ofSeconds(7)),
						Shutdown.within(Duration.ofMinutes(1))));
	}

	@Test
	void checksMessages() {
		this.contextRunner.withUserConfiguration(Listening.class)
			.withPropertyValues("actor.message-check=fail")
			.run((context) -> {
				@SuppressWarnings("unchecked")
				Subject<List<StringBuilder>> subject = context.getBean("listeningSubject", Subject.class);
				assertThatExceptionOfType(MutableMessageException.class)
					.isThrownBy(() -> subject.send(List.of(new StringBuilder())));
			});
	}

	@Test
	void bindsTheScheduler() {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues("actor.scheduler.parallelism=1", "actor.scheduler.grace=1s", "actor.mailbox.mark=5")
			.run((context) -> {
				ActorProperties properties = context.getBean(ActorProperties.class);
				assertThat(properties.scheduler()).isEqualTo(new ActorProperties.Scheduler(1, SECOND));
				assertThat(properties.mailbox().mark()).isEqualTo(5);
				assertThat(context).hasSingleBean(ActorSystem.class);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					actor.defaults.call-timeout=0                       | 'actor.defaults.call-timeout' must be longer than zero, but is PT0S
					actor.defaults.init-timeout=-1s                     | 'actor.defaults.init-timeout' must be longer than zero, but is PT-1S
					actor.startup-wait=-1s                     | 'actor.startup-wait' must be zero or longer, but is PT-1S
					actor.scheduler.parallelism=0              | 'actor.scheduler.parallelism' must be one at least, but is 0
					actor.scheduler.grace=-1s                  | 'actor.scheduler.grace' must be zero or longer, but is PT-1S
					actor.mailbox.mark=0                       | 'actor.mailbox.mark' must be one at least, but is 0
					actor.actors.counter.init-timeout=0        | 'actor.actors.<name>.init-timeout' must be longer than zero
					actor.actors.counter.shutdown-timeout=-1s  | 'actor.actors.<name>.shutdown-timeout' must be zero or longer
					actor.actors.counter.mailbox.capacity=0    | 'actor.actors.<name>.mailbox.capacity' must be from 1 to
					""")
	void refusesValuesThatMakeNoSense(String property, String message) {
		this.contextRunner.withUserConfiguration(Counting.class)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

	@Configuration
	static class Gated {

		final CountDownLatch begun = new CountDownLatch(1);

		final CountDownLatch open = new CountDownLatch(1);

		@Bean
		ActorSpec<String> gated() {
			return ActorSpec.of("gated", 0, (Integer count, String message) -> {
				this.begun.countDown();
				this.open.await();
				return Next.state(count + 1);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Slow {

		@Bean
		ActorSpec<String> slow() {
			return ActorSpec.of("slow", Actor.withInit((self, subject) -> {
				self.sleep(Duration.ofSeconds(10));
				return 0;
			}, (Integer count, String message) -> Next.state(count)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		ActorSpec<List<StringBuilder>> listening() {
			return ActorSpec.of("listening", 0, (Integer count, List<StringBuilder> message) -> Next.state(count));
		}

	}

}
