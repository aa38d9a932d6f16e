package dev.actor.spring.boot.readme;

import java.time.Duration;

import dev.actor.behavior.ActorSpec;
import dev.actor.supervisor.SupervisorSpec;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CounterConfiguration {

	@Bean
	ActorSpec<Counter> counter() {
		return ActorSpec.of("counter", 0, Counter::handle);
	}

	@Bean
	SupervisorSpec counters(ActorSpec<Counter> counter) {
		return SupervisorSpec.oneForOne("counters").intensity(5, Duration.ofMinutes(1)).child(counter);
	}

}
