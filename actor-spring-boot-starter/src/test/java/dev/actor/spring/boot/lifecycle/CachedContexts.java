package dev.actor.spring.boot.lifecycle;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.actor.ActorSystem;
import dev.actor.behavior.Actor;
import dev.actor.behavior.ActorSpec;
import dev.actor.behavior.Next;
import dev.actor.process.SystemClosedException;
import dev.actor.process.Subject;
import dev.actor.spring.boot.CounterMessage;
import dev.actor.spring.boot.autoconfigure.ActorAutoConfiguration;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.cache.ContextCache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs the suite with a cache that holds two contexts and pauses what is not in use. In a
 * JVM of its own, since the cache lives as long as that.
 */
public final class CachedContexts {

	private static final Duration LONG = Duration.ofSeconds(30);

	/** Those of all contexts, in the order of their starts. */
	private static final List<Tree> trees = new ArrayList<>();

	private CachedContexts() {
	}

	public static void main(String[] args) {
		boolean exits = List.of(args).contains("exit");
		System.setProperty(ContextCache.MAX_CONTEXT_CACHE_SIZE_PROPERTY_NAME, "2");
		System.setProperty(ContextCache.CONTEXT_CACHE_PAUSE_PROPERTY_NAME, "always");
		System.setProperty("actor.keep-alive", String.valueOf(exits));
		SpringApplication.getShutdownHandlers().add(() -> trees.forEach(Tree::printWhatIsLeft));
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(Arrays.stream(CachedContextsSuite.class.getDeclaredClasses())
				.map(DiscoverySelectors::selectClass)
				.toList())
			.configurationParameter(ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
					ClassOrderer.OrderAnnotation.class.getName())
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		Launcher launcher = LauncherFactory.create();
		launcher.execute(request, listener);
		listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
		System.out.println("%d tests succeeded, %d failed".formatted(listener.getSummary().getTestsSucceededCount(),
				listener.getSummary().getTotalFailureCount()));
		// Most runners of tests do, some come to an end.
		if (exits) {
			System.exit(0);
		}
	}

	static Tree latest(String name) {
		return trees.stream().filter((tree) -> tree.system().name().equals(name)).toList().getLast();
	}

	/** What a context leaves for the tests of another one to look at. */
	record Tree(ActorSystem system, Subject<CounterMessage> counter, Neighbour neighbour, List<Thread> threads) {

		int count() {
			return this.counter.call(CounterMessage.Get::new, LONG);
		}

		int increment() {
			this.counter.send(new CounterMessage.Increment());
			return count();
		}

		void assertIsGone() throws InterruptedException {
			assertThat(this.system.processCount()).isZero();
			assertThatExceptionOfType(SystemClosedException.class).isThrownBy(this::count);
			assertThat(threadsLeft()).isEmpty();
		}

		List<Thread> threadsLeft() throws InterruptedException {
			for (Thread thread : this.threads) {
				thread.join(LONG);
			}
			return this.threads.stream().filter(Thread::isAlive).toList();
		}

		void printWhatIsLeft() {
			try {
				System.out.println("%s: %d processes and %s of %d threads are left".formatted(this.system.name(),
						this.system.processCount(), threadsLeft(), this.threads.size()));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ActorAutoConfiguration.class, LifecycleAutoConfiguration.class })
	static class Application {

		@Bean
		ActorSpec<CounterMessage> counter() {
			return CounterMessage.named("counter");
		}

		@Bean
		ActorSpec<String> janitor(ActorSystem system) {
			return ActorSpec.of("janitor",
					Actor.of(0, (Integer count, String text) -> Next.<Integer, String>state(count))
						.onTerminate((state, reason) -> System.out.println(system.name() + " has cleaned up")));
		}

		@Bean
		Neighbour neighbour() {
			return new Neighbour();
		}

		@Bean
		ApplicationRunner runner(ActorSystem system, Subject<CounterMessage> counter, Neighbour neighbour) {
			return (arguments) -> trees.add(new Tree(system, counter, neighbour,
					Thread.getAllStackTraces()
						.keySet()
						.stream()
						.filter((thread) -> thread.getName().startsWith(system.name() + "-"))
						.toList()));
		}

	}

	/** A bean as most are: a pause stops it. */
	static class Neighbour implements SmartLifecycle {

		private volatile boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
