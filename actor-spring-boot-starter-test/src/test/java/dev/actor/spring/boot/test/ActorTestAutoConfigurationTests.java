package dev.actor.spring.boot.test;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Name;
import dev.actor.process.Subject;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import dev.actor.spring.boot.test.autoconfigure.ActorTestAutoConfiguration;
import dev.actor.test.Faults;
import dev.actor.test.VirtualTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.actor.spring.boot.test.ActorSystemAssert.assertThatActors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActorTestAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class, ActorTestAutoConfiguration.class))
		.withUserConfiguration(Actors.class);

	@Configuration(proxyBeanMethods = false)
	static class Actors {

		@Bean
		ActorSpec<String> one() {
			return ActorSpec.of("one", 0, (Integer state, String message) -> {
				if (message.equals("crash")) {
					throw new IllegalStateException(message);
				}
				return Next.state(state);
			});
		}

		@Bean
		ActorSpec<Integer> two(Subject<String> one) {
			return ActorSpec.of("two", 0, (Integer state, Integer message) -> Next.state(state));
		}

	}

	@Test
	void timeIsRealIfNothingIsSaid() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(VirtualTime.class);
			assertThatActors(context).hasTree("""
					root
					  one
					  two
					""");
		});
	}

	@Test
	void timeIsVirtualByProperty() {
		this.runner.withPropertyValues("actor.test.virtual-time=true").run((context) -> {
			VirtualTime time = context.getBean(VirtualTime.class);
			time.advance(Duration.ofDays(1));
			context.getBean(ActorSystem.class).subject(Name.of("one")).send("crash");
			time.settle();
			assertThatActors(context).isRunning("one").hasRestarts("one", 1);
		});
	}

	@Test
	void faultsHappenByProperty() {
		this.runner.withPropertyValues("actor.test.faults=true", "actor.test.virtual-time=true").run((context) -> {
			Faults faults = context.getBean(Faults.class);
			faults.on("one").next().crash(() -> new IllegalStateException("disk full"));
			context.getBean(ActorSystem.class).subject(Name.of("one")).send("fine");
			context.getBean(VirtualTime.class).settle();
			faults.assertAllFired();
			assertThatActors(context).hasRestarts("one", 1);
		});
	}

	@Test
	void aSpecIsStartedWithTheActorsWhoseSubjectsItHas() {
		this.runner.withPropertyValues("actor.test.specs=one").run((context) -> assertThatActors(context).hasTree("""
				root
				  one
				"""));
		this.runner.withPropertyValues("actor.test.specs=two").run((context) -> assertThatActors(context).hasTree("""
				root
				  one
				  two
				"""));
	}

	@Test
	void aNameThatIsNoSpecFailsTheStart() {
		this.runner.withPropertyValues("actor.test.specs=three")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.hasMessageContainingAll("'three'", "is no bean of a spec", "one, two"));
	}

	@Test
	void whatIsNotSoIsShownWithTheTree() {
		this.runner.run((context) -> {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatActors(context).hasTree("root"))
				.withMessageContaining("one");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThatActors(context).isRunning("three"))
				.withMessageContainingAll("Expected 'three' in the supervision tree", "two");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThatActors(context).hasRestarts("one", 2))
				.withMessageContaining("restarted 2 times, but it was 0 times");
			assertThatActors(context.getBean(ActorSystem.class)).isRunning("root");
		});
	}

}
