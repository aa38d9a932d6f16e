package com.example.consumer;

import java.time.Duration;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Reply;
import dev.actor.process.Subject;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One dependency, one bean, no configuration. */
@SpringBootApplication
public class ConsumerApplication {

	public static void main(String[] args) {
		SpringApplication.run(ConsumerApplication.class, args);
	}

	@Bean
	ActorSpec<Reply<Integer>> visits() {
		return ActorSpec.of("visits", 1, (Integer count, Reply<Integer> reply) -> Next.reply(reply, count, count + 1));
	}

	@RestController
	static class VisitsController {

		private final Subject<Reply<Integer>> visits;

		VisitsController(Subject<Reply<Integer>> visits) {
			this.visits = visits;
		}

		@GetMapping("/")
		int visit() {
			return this.visits.call((reply) -> reply, Duration.ofSeconds(5));
		}

	}

}
