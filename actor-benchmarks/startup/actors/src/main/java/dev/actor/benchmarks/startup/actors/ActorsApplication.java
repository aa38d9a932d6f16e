package dev.actor.benchmarks.startup.actors;

import java.lang.management.ManagementFactory;

import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;

import dev.actor.supervisor.SupervisorSpec;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Starts, prints how long that took since the JVM began, and ends. */
@SpringBootApplication(proxyBeanMethods = false)
public class ActorsApplication {

	/**
	 * Prints a line: the system, the metric and the value, with tabs.
	 * @param arguments the system, and options of Boot
	 */
	public static void main(String[] arguments) {
		ConfigurableApplicationContext application = SpringApplication.run(ActorsApplication.class, arguments);
		System.out.println(arguments[0] + "\tready\t" + ManagementFactory.getRuntimeMXBean().getUptime());
		application.close();
	}

	@Bean
	ActorSpec<String> orders() {
		return listening("orders");
	}

	@Bean
	ActorSpec<String> stock() {
		return listening("stock");
	}

	@Bean
	SupervisorSpec shop(ActorSpec<String> orders, ActorSpec<String> stock) {
		return SupervisorSpec.oneForOne("shop").child(orders).child(stock);
	}

	@Bean
	ActorSpec<String> audit() {
		return listening("audit");
	}

	private static ActorSpec<String> listening(String name) {
		return ActorSpec.of(name, 0, (heard, message) -> Next.state(heard + 1));
	}

}
