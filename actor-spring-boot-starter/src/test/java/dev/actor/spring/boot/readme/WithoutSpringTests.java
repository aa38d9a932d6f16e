package dev.actor.spring.boot.readme;

import java.time.Duration;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.process.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class WithoutSpringTests {

	@Test
	void theSameActorWithoutSpring() {
		assertThatCode(this::asInTheReadme).doesNotThrowAnyException();
	}

	private void asInTheReadme() {
		try (ActorSystem system = ActorSystem.create("demo")) {
			Subject<Counter> counter = Actor.of(0, Counter::handle).start(system).subject();
			counter.send(new Counter.Increment(2));
			counter.call(Counter.Get::new, Duration.ofSeconds(1)); // 2
		}
	}

}
