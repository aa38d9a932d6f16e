package dev.actor.spring.boot.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks actors in the ways in which a controller can. */
@RestController
class ProblemDetailsController {

	private static final Duration SHORT = Duration.ofMillis(20);

	private final Subject<Reply<String>> silent;

	private final Subject<CounterMessage> counter;

	ProblemDetailsController(Subject<Reply<String>> silent, Subject<CounterMessage> counter) {
		this.silent = silent;
		this.counter = counter;
	}

	@GetMapping("/silent")
	String silent() {
		return this.silent.call((reply) -> reply, SHORT);
	}

	@GetMapping("/silent-async")
	CompletableFuture<String> silentAsync() {
		return this.silent.callAsync((reply) -> reply, SHORT);
	}

	@GetMapping("/crash")
	int crash() {
		return this.counter.call((reply) -> new CounterMessage.Crash(), Duration.ofSeconds(5));
	}

	@GetMapping("/count")
	CompletableFuture<Integer> count() {
		return this.counter.callAsync(CounterMessage.Get::new, Duration.ofSeconds(5));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ProblemDetailsController controller(Subject<Reply<String>> silent, Subject<CounterMessage> counter) {
			return new ProblemDetailsController(silent, counter);
		}

		@Bean
		ActorSpec<Reply<String>> silent() {
			return ActorSpec.of("silent", 0, (Integer count, Reply<String> reply) -> Next.state(count + 1));
		}

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

	}

}
