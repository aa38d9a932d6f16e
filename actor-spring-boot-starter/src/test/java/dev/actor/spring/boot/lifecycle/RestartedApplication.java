package dev.actor.spring.boot.lifecycle;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

import dev.actor.ActorSystem;
import dev.actor.behavior.ActorSpec;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs twice in one JVM, as with a change of a class under DevTools: with two class
 * loaders, which know nothing of each other but what the JVM's properties hold.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ ActorAutoConfiguration.class, LifecycleAutoConfiguration.class })
public class RestartedApplication {

	private static final String PROCESSES = "processes-of-the-first";

	private static final String THREADS = "threads-of-the-first";

	@Bean
	ActorSpec<CounterMessage> counter() {
		return CounterMessage.named("counter");
	}

	@Bean
	Counters counters(Subject<CounterMessage> subject) {
		return new Counters(subject);
	}

	public static void main(String[] args) throws InterruptedException {
		SpringApplication application = new SpringApplication(RestartedApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		ConfigurableApplicationContext context = application.run(args);
		if (System.getProperties().get(PROCESSES) instanceof IntSupplier processes) {
			second(context, processes, (Thread[]) System.getProperties().get(THREADS));
		}
		else {
			first(context);
		}
	}

	private static void first(ConfigurableApplicationContext context) {
		ActorSystem system = context.getBean(ActorSystem.class);
		IntSupplier processes = system::processCount;
		Thread[] threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("restarted-"))
			.toArray(Thread[]::new);
		System.getProperties().put(PROCESSES, processes);
		System.getProperties().put(THREADS, threads);
		System.out.println("count is " + count(context));
		System.out.println("first: " + processes.getAsInt() + " processes in " + loader());
		Thread.ofPlatform().start(() -> Restarter.getInstance().restart());
	}

	private static void second(ConfigurableApplicationContext context, IntSupplier processesOfTheFirst,
			Thread[] threadsOfTheFirst) throws InterruptedException {
		System.out.println("count is " + count(context));
		System.out
			.println("second: " + processesOfTheFirst.getAsInt() + " processes of the first are left in " + loader());
		for (Thread thread : threadsOfTheFirst) {
			thread.join(Duration.ofSeconds(30));
		}
		List<Thread> left = Arrays.stream(threadsOfTheFirst).filter(Thread::isAlive).toList();
		System.out.println("second: " + left + " of " + threadsOfTheFirst.length + " threads are left");
		context.close();
		System.exit(0);
	}

	private static int count(ConfigurableApplicationContext context) {
		Subject<CounterMessage> counter = context.getBean(Counters.class).subject();
		counter.send(new CounterMessage.Increment());
		return counter.call(CounterMessage.Get::new, Duration.ofSeconds(30));
	}

	private static String loader() {
		return RestartedApplication.class.getClassLoader().getClass().getSimpleName();
	}

	record Counters(Subject<CounterMessage> subject) {
	}

}
