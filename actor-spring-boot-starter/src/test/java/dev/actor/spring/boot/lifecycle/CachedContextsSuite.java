package dev.actor.spring.boot.lifecycle;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;

import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.lifecycle.CachedContexts.Tree;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Classes that share three contexts, of which the cache holds two. */
final class CachedContextsSuite {

	private CachedContextsSuite() {
	}

	@Red
	@Order(1)
	static class FirstOfRedTests {

		@Test
		void startsATree() {
			assertThat(CachedContexts.latest("red").increment()).isOne();
		}

	}

	@Green
	@Order(2)
	static class FirstOfGreenTests {

		@Test
		void findsTheOtherTreeAtWorkThoughItsContextIsPaused() {
			Tree red = CachedContexts.latest("red");
			assertThat(red.neighbour().isRunning()).isFalse();
			assertThat(red.count()).isOne();
			assertThat(CachedContexts.latest("green").increment()).isOne();
		}

	}

	@Red
	@Order(3)
	static class SecondOfRedTests {

		@Test
		void goesOnWithTheSameTree() {
			Tree red = CachedContexts.latest("red");
			assertThat(red.neighbour().isRunning()).isTrue();
			assertThat(red.increment()).isEqualTo(2);
			assertThat(CachedContexts.latest("green").neighbour().isRunning()).isFalse();
			assertThat(CachedContexts.latest("green").increment()).isEqualTo(2);
		}

	}

	@Blue
	@Order(4)
	static class OnlyBlueTests {

		@Test
		void findsNothingOfTheTreeForWhichTheCacheHasNoRoom() throws InterruptedException {
			CachedContexts.latest("green").assertIsGone();
			assertThat(CachedContexts.latest("red").count()).isEqualTo(2);
			assertThat(CachedContexts.latest("blue").increment()).isOne();
		}

	}

	@Green
	@Order(5)
	static class SecondOfGreenTests {

		@Test
		void findsNothingOfTheTreeThatWasDirtyAndHasANewOne() throws InterruptedException {
			CachedContexts.latest("blue").assertIsGone();
			assertThat(CachedContexts.latest("green").count()).isZero();
		}

	}

	@Red
	@Order(6)
	static class LastOfRedTests {

		@Test
		void stillHasTheSameTree(@Autowired Subject<CounterMessage> counter) {
			assertThat(CachedContexts.latest("red").increment()).isEqualTo(3);
			assertThat(counter.call(CounterMessage.Get::new, Duration.ofSeconds(30))).isEqualTo(3);
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@SpringBootTest(classes = CachedContexts.Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "actor.name=red")
	@interface Red {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@SpringBootTest(classes = CachedContexts.Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "actor.name=green")
	@interface Green {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@SpringBootTest(classes = CachedContexts.Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "actor.name=blue")
	@DirtiesContext
	@interface Blue {

	}

}
