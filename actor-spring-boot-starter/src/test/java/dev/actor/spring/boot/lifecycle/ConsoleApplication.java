package dev.actor.spring.boot.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** No web server, and nobody but the actors when main has returned. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ ActorAutoConfiguration.class, LifecycleAutoConfiguration.class })
public class ConsoleApplication {

	@Bean
	ActorSpec<CounterMessage> counter() {
		return CounterMessage.named("counter");
	}

	@Bean
	ActorSpec<String> janitor() {
		return ActorSpec.of("janitor", Actor.of(0, (Integer count, String text) -> Next.<Integer, String>state(count))
			.onTerminate((state, reason) -> System.out.println("the janitor has cleaned up")));
	}

	@Bean
	Console console(Subject<CounterMessage> counter, ConfigurableApplicationContext context) {
		return new Console(counter, context);
	}

	public static void main(String[] args) {
		// It is on the class path of the tests, and lets main end with an error.
		System.setProperty("spring.devtools.restart.enabled", "false");
		SpringApplication application = new SpringApplication(ConsoleApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		Console console = application.run(args).getBean(Console.class);
		Thread main = Thread.currentThread();
		Thread.ofPlatform().daemon().start(() -> console.obey(main));
	}

	/** Reads commands on a thread that does not keep the JVM alive. */
	record Console(Subject<CounterMessage> counter, ConfigurableApplicationContext context) {

		void obey(Thread main) {
			try {
				main.join();
				System.out.println("main has returned");
				BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
				for (String line = input.readLine(); line != null; line = input.readLine()) {
					obey(line);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private void obey(String command) {
			switch (command) {
				case "count" -> System.out
					.println("count is " + this.counter.call(CounterMessage.Get::new, Duration.ofSeconds(30)));
				case "threads" -> System.out.println("alive because of " + nonDaemons());
				case "crash" -> this.counter.send(new CounterMessage.Crash());
				case "close" -> this.context.close();
				default -> throw new IllegalArgumentException(command);
			}
		}

		/** But for the one in which the JVM waits for the others. */
		private static List<String> nonDaemons() {
			return Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> !thread.isDaemon())
				.map(Thread::getName)
				.filter((name) -> !name.equals("DestroyJavaVM"))
				.toList();
		}

	}

}
