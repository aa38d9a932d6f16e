package dev.actor.spring.boot;

import java.time.Duration;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.CallTimeoutException;
import dev.actor.process.Name;
import dev.actor.process.Pid;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.supervisor.ChildSpec;
import dev.actor.supervisor.Restart;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ActorTemplateTests {

	private static final Name<CounterMessage> NAME = Name.of("late");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withUserConfiguration(Declared.class);

	@Test
	void startsAnActorThatIsRestartedAndStopsIt() {
		this.contextRunner.run((context) -> {
			ActorOperations actors = context.getBean(ActorOperations.class);
			Subject<CounterMessage> late = actors.start(CounterMessage.named("late")).subject();
			late.send(new CounterMessage.Increment());
			assertThat(actors.call(late, CounterMessage.Get::new)).isEqualTo(1);
			assertThat(actors.callAsync(late, CounterMessage.Get::new)).succeedsWithin(Duration.ofSeconds(1))
				.isEqualTo(1);
			assertThat(actors.subject(NAME).owner()).isEqualTo(actors.lookup(NAME)).isPresent();

			assertThat(actors.stop("late")).isTrue();

			assertThat(actors.lookup(NAME)).isEmpty();
			assertThat(actors.stop("late")).isFalse();
			assertThat(actors.start(CounterMessage.named("late")).pid().isAlive()).isTrue();
		});
	}

	@Test
	void startsAChildThatIsNotRestarted() {
		this.contextRunner.run((context) -> {
			ActorOperations actors = context.getBean(ActorOperations.class);
			Pid pid = actors.start(ChildSpec.of(CounterMessage.named("late")).restart(Restart.TEMPORARY));
			assertThat(actors.lookup(NAME)).contains(pid);

			assertThat(actors.stop("late")).isTrue();

			assertThat(pid.isAlive()).isFalse();
		});
	}

	@Test
	void doesNotStopWhatIsDeclared() {
		this.contextRunner.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> context.getBean(ActorOperations.class).stop("silent"))
			.withMessageContaining("'silent' is declared as a bean"));
	}

	@Test
	void callsForTheConfiguredTime() {
		this.contextRunner.withPropertyValues("actor.defaults.call-timeout=20ms").run((context) -> {
			@SuppressWarnings("unchecked")
			Subject<Reply<String>> silent = context.getBean("silentSubject", Subject.class);
			assertThatExceptionOfType(CallTimeoutException.class).isThrownBy(
					() -> context.getBean(ActorOperations.class).<Reply<String>, String>call(silent, (reply) -> reply))
				.withMessageContaining("20 ms");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Declared {

		@Bean
		ActorSpec<Reply<String>> silent() {
			return ActorSpec.of("silent", 0, (Integer count, Reply<String> reply) -> Next.state(count + 1));
		}

	}

}
