package dev.actor.spring.boot.readme;

import java.time.Duration;

import dev.actor.process.Subject;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CounterController {

	private final Subject<Counter> counter;

	CounterController(Subject<Counter> counter) {
		this.counter = counter;
	}

	@PostMapping("/count")
	void increment() {
		this.counter.send(new Counter.Increment(1));
	}

	@GetMapping("/count")
	int count() {
		return this.counter.call(Counter.Get::new, Duration.ofSeconds(1));
	}

}
