package dev.actor.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.NoProcessException;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TreeGateTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class));

	@Test
	void theThreadThatStartsTheContextFailsAtOnceWithAdvice() {
		this.contextRunner.withUserConfiguration(Counting.class, Early.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoProcessException.class)
				.hasMessageContaining("subject 'counter'")
				.hasMessageContaining("still starting the application context")
				.hasMessageContaining("ApplicationRunner"));
	}

	@Test
	void anotherThreadWaitsForTheTree() {
		this.contextRunner.withUserConfiguration(Counting.class, Impatient.class)
			.run((context) -> assertThat(context.getBean(Impatient.class).answer).succeedsWithin(SECOND.multipliedBy(5))
				.isEqualTo(1));
	}

	@Test
	void anInitialiserFindsThoseThatWereStartedBeforeIt() {
		this.contextRunner.withUserConfiguration(Counting.class, Sibling.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void afterTheTreeHasStoppedItsNamesSayThatNobodyIsThere() {
		this.contextRunner.withUserConfiguration(Counting.class).run((context) -> {
			@SuppressWarnings("unchecked")
			Subject<CounterMessage> counter = context.getBean("counterSubject", Subject.class);
			assertThat(counter.call(CounterMessage.Get::new, SECOND)).isZero();
			context.getSourceApplicationContext().stop();

			assertThat(counter.trySend(new CounterMessage.Increment())).isFalse();
		});
	}

	@Test
	void whoeverBeginsToSendWhenTheContextHasClosedIsToldSo() {
		List<Subject<CounterMessage>> kept = new ArrayList<>();
		this.contextRunner.withUserConfiguration(Counting.class).run((context) -> {
			@SuppressWarnings("unchecked")
			Subject<CounterMessage> counter = context.getBean("counterSubject", Subject.class);
			kept.add(counter);
		});
		assertThatExceptionOfType(NoProcessException.class)
			.isThrownBy(() -> kept.getFirst().call(CounterMessage.Get::new, SECOND))
			.withMessageContaining("application context has closed already");
	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		@Order(1)
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

	static class Early {

		Early(Subject<CounterMessage> counter) {
			counter.send(new CounterMessage.Increment());
		}

	}

	static class Impatient {

		final CompletableFuture<Integer> answer;

		Impatient(Subject<CounterMessage> counter) {
			this.answer = CompletableFuture.supplyAsync(() -> {
				counter.send(new CounterMessage.Increment());
				return counter.call(CounterMessage.Get::new, SECOND);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Sibling {

		@Bean
		@Order(2)
		ActorSpec<String> second(Subject<CounterMessage> counter) {
			return ActorSpec.of("second",
					Actor.withInit((self, subject) -> counter.call(CounterMessage.Get::new, SECOND),
							(Integer count, String message) -> Next.state(count)));
		}

	}

}
